import type { OpenEntry } from '../../store';
import { mayResurface } from '../people/person';
import { mayComeBack } from './moment';

type Moment = OpenEntry<'kind-moments'>;
type Person = OpenEntry<'people'>;

/**
 * The moments that may come by themselves, in the order given: those the person allowed, unless they came with a price
 * or did not feel safe, or are about somebody who is quiet, hidden, no longer in their life, or died. Somebody this
 * device does not know may be one of these, so such a moment stays away too.
 */
export function resurfacing(moments: readonly Moment[], people: readonly Person[]): Moment[] {
  const known = new Map(people.map((person) => [person.id, person]));
  return moments.filter(
    ({ columns, answers, words }) => columns.may_resurface && mayComeBack({ answers }) && Boolean(words.what?.trim()) && (columns.person === null || mayResurface(known.get(columns.person))),
  );
}
