import { type EntryContent, entries, type OpenEntry } from '../../store';
import { canResurface } from '../people/person';

export type Moment = OpenEntry<'kind-moments'>;
export type Content = EntryContent<'kind-moments'>;

/** A moment with every question left open. */
export function blank(person: string | null = null): Content {
  return { columns: { direction: 'received', person, may_resurface: false, happened_on: null }, answers: {}, words: {} };
}

export type Change = {
  readonly columns?: Partial<Content['columns']>;
  readonly answers?: Content['answers'];
  readonly words?: Content['words'];
};

/**
 * Changes what is named and keeps the rest; the first change makes the moment, from `start`. Never leaves it allowed to come by itself
 * with somebody who is not brought up: the server would refuse it.
 */
export function changeMoment(id: string, change: Change, start: Content = blank()): void {
  const before = entries.find('kind-moments', id) ?? start;
  const columns = { ...before.columns, ...change.columns };
  entries.put('kind-moments', id, {
    columns: { ...columns, may_resurface: columns.may_resurface && canResurface(columns.person) },
    answers: { ...before.answers, ...change.answers },
    words: { ...before.words, ...change.words },
  });
}

/** True while nothing was said in it. */
export function isBlank({ answers, words }: Content): boolean {
  const said = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '');
  return ![...Object.values(answers), ...Object.values(words)].some(said);
}
