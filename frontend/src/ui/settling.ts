// How long two taps can be apart that are meant for one page.
const SETTLES_AFTER_MS = 400;

let settled: ReturnType<typeof setTimeout> | undefined;
let first = true;

/**
 * Another page has come: for a moment its bars take no tap, because the second of two quick ones was meant for what
 * stood there before. Keys and screen readers are not held up, nor is the way out.
 */
export function settle(): void {
  if (first) {
    first = false;
    return;
  }
  const { dataset } = document.documentElement;
  dataset['settling'] = '';
  clearTimeout(settled);
  settled = setTimeout(() => delete dataset['settling'], SETTLES_AFTER_MS);
}
