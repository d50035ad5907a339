import { type MessageKey, type OpenFamily, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { Answers, Columns, Kind, OpenEntry, TextKey } from '../../store';

/** One thing of an entry that can be shared or left out. */
export type SharedField<K extends Kind> = {
  readonly label: (key: string) => string;
  readonly value: (value: unknown) => string;
  /** Of which entries it goes; of every one unless said. */
  readonly of?: (entry: OpenEntry<K>) => boolean;
  /** What stands in a copy, where that is not what stands in the entry. "" for nothing. */
  readonly copied?: (entry: OpenEntry<K>) => string;
  /** Says nothing without the rest: with nothing else left there is nothing to share. */
  readonly aside?: true;
  /** What it says is in this language, whatever the app speaks. */
  readonly lang?: 'en';
};

type AnswerKey<K extends Kind> = string extends keyof Answers<K> ? never : Extract<keyof Answers<K>, string>;

/**
 * The fields of a kind in the order in which they read, under the names that a copy gives them. Every answer and
 * every text stands here: null for one that is never shared. A column that is not here stays.
 */
export type SharedFields<K extends Kind> = {
  readonly [Name in `answers.${AnswerKey<K>}` | `words.${TextKey<K>}`]: SharedField<K> | null;
} & { readonly [Name in Extract<keyof Columns<K>, string> | 'person']?: SharedField<K> };

/** The fields of any kind, as far as a copy is read by them. */
export type ReadField = Pick<SharedField<Kind>, 'label' | 'value' | 'aside' | 'lang'>;
export type ReadFields = Readonly<Record<string, ReadField | null | undefined>>;

/** In the person's own words, as they were written. */
export const text: SharedField<Kind> = { label: (key) => t.of('sharing.text', key), value: String };

/** An answer in the words of the screen that asked: one choice, or several. */
export function chosen(family: OpenFamily, between = ', '): SharedField<Kind> {
  const said = (value: unknown): string => t.of(family, value as string);
  return answer((value) => (Array.isArray(value) ? value.map(said).join(between) : said(value)));
}

export function answer(value: SharedField<Kind>['value']): SharedField<Kind> {
  return { label: (key) => t.of('sharing.answer', key), value };
}

/** Under the question that asked for it, as its own screen has it. */
export function under(label: MessageKey, { value }: SharedField<Kind>): SharedField<Kind> {
  return { label: () => t(label), value };
}

export const ofTen = answer((value) => t('sharing.of_ten', { value: Number(value) }));
export const yesOrNo = answer((value) => t(value ? 'sharing.yes' : 'sharing.no'));
export const onDay = answer((value) => dayInWords(String(value)));

export function column<K extends Kind>(label: MessageKey, value: SharedField<K>['value'], more: Pick<SharedField<K>, 'of' | 'aside'> = {}): SharedField<K> {
  return { label: () => t(label), value, ...more };
}
