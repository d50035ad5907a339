import { signal } from '@preact/signals';

import type { Area, Arguments, Compiled, MessageKey } from './catalogue';
import type { Asked, Family } from './families';
import { chooseLanguage, direction, type Language } from './languages';
import { FALLBACKS, keyIn, OPEN } from './open-families';
import { ofTheApp, ofTheAppWith } from './own';
import { onThisBrowser } from '../vault/web-storage';

export type { Area, MessageKey } from './catalogue';
export type { Family, ScaleFamily } from './families';
export { LANGUAGES, type Language } from './languages';
export type { OpenFamily } from './open-families';

// What the first pages say, and what is said when something goes wrong.
const first = import.meta.glob<{ default: Compiled }>('./en/{shell,start,today,help,exit,errors}.json');
/** The texts that are here, by language and area. */
export const loaded = signal<Readonly<Record<string, Compiled>>>({});
/** The areas that were asked for so far. */
export const asked = new Set<Area>();

/** What was chosen (change-language.ts); without it the browser's own language holds. */
export const KEPT = 'attune-language';
/** What the browser asks for, the best first: without what one adds that takes it from its system ("en-US@posix"). */
export const wanted = (): readonly string[] => (typeof navigator === 'undefined' ? [] : navigator.languages.map((tag) => tag.replace(/[^a-z\d-].*/i, '')));

/** What the app begins with on this device, at its next opening. */
export const firstLanguage = (): Language => chooseLanguage([onThisBrowser.get(KEPT) ?? '', ...wanted()]);

/** The language on the screen. Read it in a component to be drawn again when it changes. */
export const language = signal<Language>(firstLanguage());

/** Says it to the page itself: what reads it aloud, breaks its lines and turns it round asks there. */
export function markPage(): void {
  document.documentElement.lang = language.peek();
  document.documentElement.dir = direction(language.peek());
}

export async function fetchArea(tag: Language, area: Area): Promise<[string, Compiled]> {
  const at = `./${tag}/${area}.json`;
  const file = first[at] ?? (await (tag === 'en' ? import('./english') : import('./others'))).files[at];
  if (!file) throw new Error(`No texts for ${area} in ${tag}`);
  return [`${tag}/${area}`, (await file()).default];
}

/** Loads the texts of these areas in the language on the screen. A second call costs nothing. */
export async function loadCatalogues(...areas: readonly Area[]): Promise<void> {
  for (const area of areas) asked.add(area);
  const missing = areas.filter((area) => !(`${language.value}/${area}` in loaded.value));
  if (missing.length === 0) return;
  const found = await Promise.all(missing.map((area) => fetchArea(language.value, area)));
  loaded.value = { ...loaded.value, ...Object.fromEntries(found) };
}

/**
 * The language on the screen as this person's browser has it for their region: two countries that share a language
 * write dates apart.
 */
export function regional(): string {
  const tag = language.value;
  return wanted().find((one) => one.toLowerCase() === tag || one.toLowerCase().startsWith(`${tag}-`)) ?? tag;
}

function messageOf(key: string): Compiled[string] | undefined {
  const dot = key.indexOf('.');
  const texts = loaded.value[`${language.value}/${key.slice(0, dot)}`];
  const name = key.slice(dot + 1);
  return texts && Object.hasOwn(texts, name) ? texts[name] : undefined;
}

/**
 * Whether the texts of these areas are here, for a screen that stands before some of its texts. Drawn again when they
 * come.
 */
export function isLoaded(...areas: readonly Area[]): boolean {
  return areas.every((area) => `${language.value}/${area}` in loaded.value);
}

/**
 * The text under a key, with its arguments filled in: `t('today.title')`, `t('people.shared', { count: 2 })`. A text
 * that is not here is a mistake, and throws while the app is built and tested; on somebody's screen an ellipsis
 * stands for it, never nothing.
 */
export function t(key: MessageKey, values: Arguments = {}): string {
  return written(messageOf(key), values) ?? missing(key, '…');
}

/** The text that a value chooses in a family: `t.of('practice.choice', 'not_now')`. */
t.of = function of<F extends Family>(family: F, value: Asked<F>, values: Arguments = {}): string {
  const key = keyIn(family, value);
  const text = written(messageOf(key), values);
  if (text !== undefined) return text;
  const fallback = (FALLBACKS as Partial<Record<string, MessageKey>>)[family];
  if (fallback) return t(fallback);
  const asItIs = String(value).replaceAll(/[-_]/g, ' ');
  return import.meta.env.DEV && (OPEN as readonly string[]).includes(family) ? asItIs : missing(key, asItIs);
};

function written(message: Compiled[string] | undefined, values: Arguments): string | undefined {
  if (message === undefined) return undefined;
  return typeof message === 'function' ? ofTheAppWith(message(values), Object.values(values)) : ofTheApp(message);
}

function missing(key: string, instead: string): string {
  if (import.meta.env.DEV) throw new Error(`No text for ${key} in ${language.value}`);
  return instead;
}
