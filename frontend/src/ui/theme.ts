import { signal } from '@preact/signals';

import { onThisBrowser } from '../vault/web-storage';

/** How the app looks. "system" follows the device; "dim" is a warm look with little light. */
export type Theme = 'system' | 'light' | 'dark' | 'dim';

const KEPT = 'attune-look';

export const theme = signal<Theme>('system');

/** Shows a look and keeps it on this device. */
export function setTheme(next: Theme): void {
  theme.value = next;
  const root = document.documentElement;
  if (next === 'system') delete root.dataset['theme'];
  else root.dataset['theme'] = next;
  colourTheBrowser();
  if (next === 'system') onThisBrowser.remove(KEPT);
  else onThisBrowser.set(KEPT, next);
}

/** Shows the look that was kept. Before the first paint, so that nothing flashes. */
export function restoreTheme(): void {
  const kept = onThisBrowser.get(KEPT);
  setTheme(kept === 'light' || kept === 'dark' || kept === 'dim' ? kept : 'system');
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', colourTheBrowser);
}

/** The browser's own bar in the colour of the page, whichever look is shown. */
function colourTheBrowser(): void {
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = colour;
}
