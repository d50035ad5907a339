import { signal, type ReadonlySignal } from '@preact/signals';

import { DEFAULT, iconOf, isGuise, keepForWorker, manifestOf, nameOf, VERSION } from '../sw/guises';
import { appName } from '../ui/page-chrome';
import { onThisBrowser } from '../vault/web-storage';
import { isInstalled } from './install';

// What is kept is put on before anything is drawn (build/browsers.ts). It stays at sign-out (session/sign-out.ts): it
// says nothing of who was signed in, and a name that changes by itself would.
const KEPT = 'attune-guise';
const TOLD = 'attune-guises-told';

const worn = signal(DEFAULT);
const more = signal(false);

/** The name and icons that the app wears on this device. Nothing but `chooseGuise` changes it. */
export const guise: ReadonlySignal<string> = worn;

/** True until the person was told that there are more to choose from than there were. */
export const moreGuises: ReadonlySignal<boolean> = more;

export function chooseGuise(next: string): void {
  onThisBrowser.set(KEPT, next);
  toldOfGuises();
  wear(next);
  void keepForWorker(next).catch(() => undefined); // notes then keep the icon they had
}

export function toldOfGuises(): void {
  onThisBrowser.set(TOLD, String(VERSION));
  more.value = false;
}

/**
 * Learns what this device has chosen, after the first paint. An app on a home screen may begin with a storage of its
 * own, which knows of no choice: it wears what it was installed in, for the address it began at says so.
 */
export function restoreGuise(installedAs: string | null): void {
  const kept = onThisBrowser.get(KEPT);
  const told = onThisBrowser.get(TOLD);
  if (isGuise(kept)) {
    worn.value = kept;
    if (kept !== DEFAULT) void keepForWorker(kept).catch(() => undefined); // a sign-out took what the worker had
  } else if (isGuise(installedAs) && isInstalled()) chooseGuise(installedAs);
  if (told === null) toldOfGuises();
  else more.value = Number(told) < VERSION;
}

function wear(next: string): void {
  worn.value = next;
  appName.value = document.title = nameOf(next);
  const set = (selector: string, attribute: string, value: string): void => document.querySelector(selector)?.setAttribute(attribute, value);
  set('link[rel=manifest]', 'href', manifestOf(next));
  set('link[rel=icon]', 'href', iconOf(next, 'favicon.svg'));
  set('link[rel=apple-touch-icon]', 'href', iconOf(next, 'apple-touch-180.png'));
  for (const name of ['application-name', 'apple-mobile-web-app-title']) set(`meta[name=${name}]`, 'content', nameOf(next));
}
