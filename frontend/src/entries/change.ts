import { type Answers, type Columns, type EntryContent, entries, type Kind, type Words } from '../store';

/** What is named changes; the rest stays. */
export type Change<K extends Kind> = {
  readonly columns?: Partial<Columns<K>>;
  readonly answers?: Partial<Answers<K>>;
  readonly words?: Words<K>;
};

/** How a change goes into an entry. A kind with a rule of its own wraps `merge`. */
export type Merge<K extends Kind> = (before: EntryContent<K>, change: Change<K>) => EntryContent<K>;

export function merge<K extends Kind>(before: EntryContent<K>, { columns, answers, words }: Change<K>): EntryContent<K> {
  return {
    columns: { ...before.columns, ...columns },
    answers: { ...before.answers, ...answers },
    words: { ...before.words, ...words },
  };
}

/** Changes an entry; the first change makes it, from `start`. Nothing happens to one that is gone and has no start. */
export function change<K extends Kind>(kind: K, id: string, what: Change<K>, start?: EntryContent<K>, merging: Merge<K> = merge): void {
  const before = entries.find(kind, id) ?? start;
  if (before) entries.put(kind, id, merging(before, what));
}

/** Whether an answer or a text says anything. Zero and "no" do; an open one and an empty line don't. */
export function isSaid(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined;
}

/** True while nothing was said in it. */
export function isBlank({ answers, words }: Pick<EntryContent<Kind>, 'answers' | 'words'>): boolean {
  return ![...Object.values(answers), ...Object.values(words)].some(isSaid);
}
