import { useEffect } from 'preact/hooks';

import { entries, type OpenEntry } from '../../store';
import { t } from '../../i18n';
import { putsAway } from '../../library/card-status';
import { type Family, findText, library, type Library, openLibrary, type Text } from '../../library/texts';

type Response = OpenEntry<'card-responses'>;

type Theme = { readonly name: string; readonly families: readonly Family[] };
export type Browsed = { readonly themes: readonly Theme[]; readonly quoted: readonly Text[]; readonly kept: readonly Text[]; readonly away: readonly Text[] };

/** What the person put away for good: it stung, or was not for them. */
export function putAway(responses: readonly Response[]): ReadonlySet<string> {
  return new Set(responses.filter(putsAway).map(({ columns }) => columns.text));
}

/**
 * The library as somebody looks through it: by theme, in its own order, without what they put away. Somebody else's
 * words lie apart.
 */
export function browse({ families }: Library, responses: readonly Response[]): Browsed {
  const away = putAway(responses);
  const kept = new Set(responses.filter(({ columns }) => columns.response === 'kept').map(({ columns }) => columns.text));
  const themes = new Map<string, Family[]>();
  for (const family of families) {
    const texts = family.texts.filter(({ id }) => !away.has(id));
    if (!family.quoted && texts.length > 0) themes.set(family.theme, [...(themes.get(family.theme) ?? []), { ...family, texts }]);
  }
  const all = families.flatMap(({ texts }) => texts);
  const quoted = families.filter((family) => family.quoted).flatMap(({ texts }) => texts);
  return {
    themes: [...themes].map(([name, inside]) => ({ name, families: inside })),
    quoted: quoted.filter(({ id }) => !away.has(id)),
    kept: all.filter(({ id }) => kept.has(id) && !away.has(id)),
    away: all.filter(({ id }) => away.has(id)),
  };
}

/** Takes back that a text stung, or was not for the person. What they said of how true it feels still holds. */
export function takeBack(text: string): void {
  for (const said of entries.of('card-responses').peek()) if (said.columns.text === text && putsAway(said)) entries.remove('card-responses', said.id);
}

/** The library as this device has it, asked for again when a screen opens; null until it was here once. */
export function useBrowsed(): Browsed | null {
  useEffect(() => void openLibrary(), []);
  const known = library.value;
  return known && browse(known, entries.of('card-responses').value);
}

export const LIBRARY = '/you/cards/library';

/** Where the words of one theme lie. */
export function themeHref(name: string): string {
  return `${LIBRARY}/${encodeURIComponent(name)}`;
}

/** Where one text can be opened as a card. */
export function textHref(id: string): string {
  return `${themeHref(findText(id)?.family.theme ?? 'other')}/${encodeURIComponent(id)}`;
}

/** What a theme is called; one that this version of the app does not know yet is among the others. */
export function themeTitle(name: string): string {
  return t.of('cards.theme', name);
}
