import { signal } from '@preact/signals';

export type Back = { readonly href: string; readonly label: string };

/** What the page on the screen asks of the bar above it. Written by Page, drawn by the shell. */
export const chrome = signal<{ readonly title: string; readonly back: Back | null; readonly wide: boolean; readonly focused: boolean }>({
  title: '',
  back: null,
  wide: false,
  focused: false,
});

/** True once the person has gone from one page to another: only then does focus move to the new page's heading. */
export const moved = { yet: false };

export const PAGE_TITLE = 'page-title';
