import './toast.css';

import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { t } from '../i18n';
import { Button } from './button';

export type Toast = {
  /** Read when it is said. */
  readonly text: string;
  /** Such as undo. Taking it closes the line. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** How long it stays. A line with an action stays 30 s unless told otherwise, any other 6 s. */
  readonly seconds?: number;
};

const shown = signal<readonly (Toast & { id: number; close: () => void })[]>([]);
let last = 0;

/** When a line is said: at once, unless what it tells of has not reached the device's store yet (app/landing.ts). */
export const timing = { by: (say: () => void): void => say() };

/** Says one line at the foot of the screen, and to a screen reader when it next pauses. Returns what closes it. */
export function showToast(toast: Toast): () => void {
  const id = ++last;
  const close = (): void => {
    shown.value = shown.peek().filter((one) => one.id !== id);
  };
  timing.by(() => {
    shown.value = [...shown.peek().slice(-1), { ...toast, id, close }]; // two at most: a pile would cover the page
    setTimeout(close, (toast.seconds ?? (toast.action ? 30 : 6)) * 1000);
  });
  return close;
}

/** Takes every line away, as at sign-out: a line may quote the person. */
export function clearToasts(): void {
  shown.value = [];
}

/**
 * The place where they appear. Once, in the shell. Their height is told as `--toasts`: the page leaves as much room
 * below its last control, for they may stand half a minute.
 */
export function Toasts(): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const here = place.current;
    if (!here) return;
    const watching = new ResizeObserver(() => {
      document.documentElement.style.setProperty('--toasts', here.offsetHeight > 0 ? `calc(${here.offsetHeight}px + 1.5rem)` : '0px');
    });
    watching.observe(here);
    return () => watching.disconnect();
  }, []);
  return (
    <div ref={place} class="toasts" role="status" aria-live="polite">
      {shown.value.map(({ id, text, action, close }) => (
        <div key={id} class="toast">
          <p>{text}</p>
          <Button
            small
            variant="plain"
            onClick={() => {
              close();
              action?.run();
            }}
          >
            {action?.label ?? t('shell.close')}
          </Button>
        </div>
      ))}
    </div>
  );
}
