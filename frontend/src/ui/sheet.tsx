import './sheet.css';

import type { ComponentChildren, JSX } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

import { t } from '../i18n';
import { Button } from './button';

export type SheetProps = {
  open: boolean;
  /** Called for the close button, Escape, and a tap beside the sheet. */
  onClose: () => void;
  title: ComponentChildren;
  children: ComponentChildren;
};

/**
 * A native modal dialog: rises from the bottom of a phone, stands in the middle of a wide screen, gives focus back
 * when it closes.
 */
export function Sheet({ open, onClose, title, children }: SheetProps): JSX.Element {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    else if (!open && element.open) element.close();
  }, [open]);
  return (
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
      )}
    </dialog>
  );
}
