import { signal } from '@preact/signals';

/** How the app looks. "system" follows the device; "dim" is a warm look with little light. */
export type Look = 'system' | 'light' | 'dark' | 'dim';

const KEPT = 'attune-look';

export const look = signal<Look>('system');

/** Shows a look and keeps it on this device. */
export function setLook(next: Look): void {
  look.value = next;
  const root = document.documentElement;
  if (next === 'system') delete root.dataset['look'];
  else root.dataset['look'] = next;
  colourTheBrowser();
  try {
    if (next === 'system') localStorage.removeItem(KEPT);
    else localStorage.setItem(KEPT, next);
  } catch {
    // A browser that stores nothing shows the look until it is closed.
  }
}

/** Shows the look that was kept. Before the first paint, so that nothing flashes. */
export function restoreLook(): void {
  let kept: string | null = null;
  try {
    kept = localStorage.getItem(KEPT);
  } catch {
    // As above.
  }
  setLook(kept === 'light' || kept === 'dark' || kept === 'dim' ? kept : 'system');
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', colourTheBrowser);
}

/** The browser's own bar in the colour of the page, whichever look is shown. */
function colourTheBrowser(): void {
  const colour = getComputedStyle(document.documentElement).backgroundColor;
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) meta.content = colour;
}
