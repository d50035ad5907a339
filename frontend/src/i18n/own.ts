// Which of the strings on a screen are the app's own, and which a person's. A browser that translates the page sends
// it to its maker's server: only what the app itself says may go there.

import { onForget } from '../vault/forget';

// What the app said, with what of somebody else's stands inside it: "With {name}" and the name.
const app = new Map<string, readonly string[]>();
// What this person wrote. It stays theirs where the app happens to say the same.
const own = new Set<string>();

const LETTER = /\p{L}/u;
const JOINTS = /( · |, |\. )/;

export type Piece = { readonly text: string; readonly own: boolean };

/** Says that a text is the app's own, word for word. Gives it back. */
export function ofTheApp(text: string): string {
  if (!app.has(text)) app.set(text, []);
  return text;
}

/** The same for a text that something was filled into: what of that is nobody's but a person's stays apart. */
export function ofTheAppWith(text: string, filledIn: readonly unknown[]): string {
  const theirs = filledIn.filter((one): one is string => typeof one === 'string' && !isOfTheApp(one));
  const inside = filledIn.flatMap((one) => (typeof one === 'string' ? (app.get(one) ?? []) : []));
  app.set(text, [...new Set([...theirs, ...inside])]);
  return text;
}

/** The same for every string in data that ships with the app. */
export function allOfTheApp<Data>(data: Data): Data {
  stringsIn(data).forEach(ofTheApp);
  return data;
}

/**
 * Says of every string in what somebody wrote that it is theirs, in the place of what they had written there before.
 * Forgotten when the vault is locked.
 */
export function ofThePerson(words: unknown, before?: unknown): void {
  for (const text of stringsIn(before)) own.delete(text.trim());
  for (const text of stringsIn(words)) own.add(text.trim());
}

function stringsIn(data: unknown): readonly string[] {
  if (typeof data === 'string') return [data];
  return typeof data === 'object' && data !== null ? Object.values(data).flatMap(stringsIn) : [];
}

const isTheirs = (text: string): boolean => own.has(text.trim());

function isOfTheApp(text: string): boolean {
  return !LETTER.test(text) || (!isTheirs(text) && app.has(text));
}

/** A text in its pieces. What nobody said to be the app's counts as a person's. */
export function piecesOf(text: string): readonly Piece[] {
  if (!LETTER.test(text)) return [{ text, own: false }];
  const inside = isTheirs(text) ? undefined : app.get(text);
  if (inside) return apart(text, inside);
  const joined = text.split(JOINTS);
  if (joined.length > 1 && joined.every(isOfTheApp)) return joined.filter(Boolean).flatMap(piecesOf);
  return [{ text, own: true }];
}

function apart(text: string, inside: readonly string[]): readonly Piece[] {
  const [first, ...rest] = inside;
  if (first === undefined) return text === '' ? [] : [{ text, own: false }];
  const at = first === '' ? -1 : text.indexOf(first);
  if (at < 0) return apart(text, rest);
  return [...apart(text.slice(0, at), rest), { text: first, own: true }, ...apart(text.slice(at + first.length), inside)];
}

onForget(() => {
  own.clear();
  for (const [text, inside] of app) if (inside.length > 0) app.delete(text);
});
