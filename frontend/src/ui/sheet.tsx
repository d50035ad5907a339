import './sheet.css';

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import { t } from '../i18n';
import { Button } from './button';
import { ways } from './ways-out';

export type SheetProps = {
  open: boolean;
  /** Called for the close button, Escape, and a tap beside the sheet. */
  onClose: () => void;
  title: ComponentChildren;
  children: ComponentChildren;
};

/**
 * A native modal dialog: rises from the bottom of a phone, stands in the middle of a wide screen, gives focus back
 * when it closes. It makes the page behind it inert, the bar too, so the ways out stand above it once more.
 */
export function Sheet({ open, onClose, title, children }: SheetProps): JSX.Element {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    // eslint-disable-next-line no-restricted-syntax -- the one place that covers a page
    if (open && !element.open) element.showModal();
    else if (!open && element.open) element.close();
  }, [open]);
  return (
    // eslint-disable-next-line no-restricted-syntax -- as above
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <>
          {ways.Out && <ways.Out />}
          <div class="sheet-inside">
            <div class="sheet-top">
              <h2 id={id} tabIndex={-1} autofocus>
                {title}
              </h2>
              <Button variant="outline" small onClick={onClose}>
                {t('shell.close')}
              </Button>
            </div>
            {children}
          </div>
        </>
      )}
    </dialog>
  );
}
