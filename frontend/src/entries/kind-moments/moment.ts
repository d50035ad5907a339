import type { EntryContent, OpenEntry } from '../../store';
import { type Change, change, merge } from '../change';
import { canResurface } from '../people/person';

export type Moment = OpenEntry<'kind-moments'>;
export type Content = EntryContent<'kind-moments'>;

/** A moment with every question left open. */
export function blank(person: string | null = null): Content {
  return { columns: { direction: 'received', person, may_resurface: false, happened_on: null }, answers: {}, words: {} };
}

/** What came with a price, or did not feel safe, never comes by itself. */
export function mayComeBack({ answers }: Pick<Content, 'answers'>): boolean {
  return answers.felt !== 'owing' && !answers.made_it_hard?.includes('felt_unsafe');
}

/** Never allowed to come by itself with somebody who is not brought up: the server would refuse it. */
export function mergeMoment(before: Content, what: Change<'kind-moments'>): Content {
  const { columns, ...rest } = merge(before, what);
  return { ...rest, columns: { ...columns, may_resurface: columns.may_resurface && canResurface(columns.person) && mayComeBack(rest) } };
}

/** The first change makes the moment, from `start`. */
export function changeMoment(id: string, what: Change<'kind-moments'>, start: Content = blank()): void {
  change('kind-moments', id, what, start, mergeMoment);
}
