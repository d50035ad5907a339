import type { OpenEntry } from '../store';
import { isNewer } from '../store/order';
import type { Family, Library, Text } from './texts';

type Response = OpenEntry<'card-responses'>;

/** What somebody's answers say about one text: whether it may come by itself again. */
export type CardStatus = { readonly barred: boolean; readonly stung: boolean };

/**
 * A text that stung or was answered "never" does not come again; one whose newest rating is 0 to 3 does not come by
 * itself until it is rated higher (product.md, Affirmations: repeating what feels untrue made people feel worse,
 * Wood, Perunovic & Lee 2009).
 */
export function cardStatuses(responses: readonly Response[]): ReadonlyMap<string, CardStatus> {
  const rated = new Map<string, Response>();
  const barred = new Set<string>();
  const stung = new Set<string>();
  for (const response of responses) {
    const { text, response: said } = response.columns;
    if (said === 'stung' || said === 'never') barred.add(text);
    if (said === 'stung') stung.add(text);
    const known = rated.get(text);
    if ((said === 'rated' || said === 'both_true') && (!known || isNewer(response, known))) rated.set(text, response);
  }
  for (const [text, { columns, answers }] of rated) if (columns.response === 'rated' && (answers.true_now ?? 10) <= 3) barred.add(text);
  return new Map([...barred].map((id) => [id, { barred: true, stung: stung.has(id) }]));
}

/**
 * The card of a day: the same all day, another one tomorrow, always of the first level. Null when every text is
 * barred.
 */
export function cardOf(day: string, library: Library, responses: readonly Response[]): Text | null {
  const known = cardStatuses(responses);
  const open = library.families
    .filter(({ quoted }) => !quoted) // somebody else's words are chosen by the person, never by the app
    .flatMap(({ texts }) => texts.filter(({ id, level }) => level === 1 && !known.get(id)?.barred));
  return open[hash(day) % Math.max(open.length, 1)] ?? null;
}

/** The text of the same family one level down or up, unless it may not come. */
export function sibling(family: Family, text: Text, step: -1 | 1, responses: readonly Response[]): Text | null {
  const known = cardStatuses(responses);
  return family.texts.find(({ id, level }) => level === text.level + step && !known.get(id)?.barred) ?? null;
}

/** A number that differs between neighbouring texts, and is always the same for one. */
export function hash(text: string): number {
  let value = 2166136261;
  // FNV-1a: spreads neighbouring days
  for (const letter of text) value = Math.imul(value ^ letter.charCodeAt(0), 16777619);
  return value >>> 0;
}
