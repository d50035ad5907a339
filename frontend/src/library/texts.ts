import { type ReadonlySignal, signal } from '@preact/signals';

import { call } from '../api/transport';
import { drafts, entries, type OpenEntry } from '../store';
import { language } from '../i18n';
import { allOfTheApp } from '../i18n/own';
import { onForget } from '../vault/forget';

export type Text = { readonly id: string; readonly level: 1 | 2 | 3; readonly text: string };
export type Family = { readonly id: string; readonly theme: string; readonly quoted: boolean; readonly credit: string; /** Never by itself, to somebody who kept nothing of it. */ readonly asked_only?: boolean; readonly texts: readonly Text[] };
export type Library = { readonly families: readonly Family[]; readonly version: string };

const NAME = 'today/library';
const current = signal<Library | null>(null);

/** The library as this device has it; null until it was fetched for the first time. */
export const library: ReadonlySignal<Library | null> = current;

/**
 * Takes the library from the device at once and asks the server for a newer one. Without a connection the device's
 * own stays.
 */
export async function openLibrary(): Promise<void> {
  current.value ??= allOfTheApp(drafts.get<Library>(NAME) ?? null);
  const fresh = await call<Library>('GET', '/api/v1/affirmations', { headers: { 'Accept-Language': language.value } }).catch(() => null);
  if (!fresh || fresh.version === current.value?.version) return;
  current.value = allOfTheApp(fresh);
  await drafts.set(NAME, fresh).catch(() => undefined); // locked in the meantime: it stays for this page
}

/** The words of a text, one of the person's own cards among them, or "" for one that this device does not know. */
export function textOf(id: string): string {
  current.value ??= allOfTheApp(drafts.get<Library>(NAME) ?? null);
  return ownOf(id)?.words.text ?? findText(id)?.text.text ?? '';
}

/** The card of the person's own under the name `card:<id>`, where there is one. */
export function ownOf(id: string): OpenEntry<'cards'> | undefined {
  return id.startsWith('card:') ? entries.find('cards', id.slice(5)) : undefined;
}

export function findText(id: string): { family: Family; text: Text } | null {
  for (const family of current.value?.families ?? []) {
    const text = family.texts.find((one) => one.id === id);
    if (text) return { family, text };
  }
  return null;
}

onForget(() => {
  current.value = null;
});
