import { signal } from '@preact/signals';

export type Back = { readonly href: string; readonly label: string };

/** What the page on the screen asks of the bar above it. Written by Page, drawn by the shell. */
export const chrome = signal<{ readonly title: string; readonly back: Back | null; readonly focused: boolean }>({
  title: '',
  back: null,
  focused: false,
});

/**
 * Whether the person has gone on from the page that was shown first: only then does focus move to a new page's
 * heading.
 */
export const moved: { from?: string; yet: boolean } = { yet: false };

/**
 * What the app is called: what the page came in, until somebody chooses on it (src/pwa/guise.ts). Read at the start,
 * for a translator may empty the title later.
 */
export const appName = signal(globalThis.document?.title ?? '');

export const PAGE_TITLE = 'page-title';
