import type { Kind, OpenEntry } from '../../store';
import { isSaid } from '../change';
import type { ReadFields, SharedField, SharedFields } from './fields';

/** What a copy holds, and all that it holds. What was left out or skipped is not in it at all. */
export type SharedContent = {
  readonly columns: Readonly<Record<string, unknown>>;
  readonly person?: string | null; // the alias
  readonly answers: Readonly<Record<string, unknown>>;
  readonly words: Readonly<Record<string, string>>;
};

/** A field that can be left out: `person`, the name of a column, `answers.<key>` or `words.<key>`. */
export type FieldName = string;

/** The whole of an entry at a level: choices and scales, and with "full" the texts too. */
export function contentOf<K extends Kind>(entry: OpenEntry<K>, fields: SharedFields<K>, alias: string, level: 'summary' | 'full'): SharedContent {
  const named = Object.entries(fields) as [FieldName, SharedField<K> | null][];
  const going = new Map(named.flatMap(([name, field]) => (field && (field.of?.(entry) ?? true) ? [[name, field] as const] : [])));
  const pick = <Value>(from: object, prefix: string): Record<string, Value> =>
    Object.fromEntries([...going].flatMap(([name, { copied }]) => take<Value>(name, prefix, from as Record<string, Value>, copied?.(entry))));
  return {
    columns: pick(withoutPerson(entry.columns), ''),
    ...(alias && going.has('person') ? { person: alias } : {}),
    answers: pick(entry.answers, 'answers.'),
    words: level === 'full' ? pick<string>(entry.words, 'words.') : {},
  };
}

function take<Value>(name: FieldName, prefix: string, from: Record<string, Value>, copied?: unknown): [string, Value][] {
  const key = name.slice(prefix.length);
  const value = copied ?? from[key];
  return name.startsWith(prefix) && isSaid(value) ? [[key, value as Value]] : [];
}

/** Whom it is about goes by the alias: the id is nobody's business. */
function withoutPerson(columns: object): object {
  return Object.fromEntries(Object.entries(columns).filter(([name]) => name !== 'person'));
}

/** The same without some fields. */
export function without({ person, columns, answers, words }: SharedContent, left: ReadonlySet<FieldName>): SharedContent {
  return {
    columns: keep(columns, (name) => !left.has(name)),
    ...(person && !left.has('person') ? { person } : {}),
    answers: keep(answers, (key) => !left.has(`answers.${key}`)),
    words: keep(words, (key) => !left.has(`words.${key}`)),
  };
}

/** Whether nothing is left to share: nothing that would say something by itself. */
export function isEmpty({ columns, person, answers, words }: SharedContent, fields: ReadFields): boolean {
  const stands = Object.keys(columns).some((name) => !fields[name]?.aside);
  return !stands && !person && Object.keys(answers).length === 0 && Object.keys(words).length === 0;
}

function keep<Kept extends object>(fields: Kept, wanted: (name: string) => boolean): Kept {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => wanted(name))) as Kept;
}
