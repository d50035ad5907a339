import { computed, type ReadonlySignal } from '@preact/signals';

import type { Relation } from '../../api/vocabularies/relation';
import { type Care, type EntryContent, entries, isDoubted, type OpenEntry } from '../../store';
import { type Change, merge } from '../change';
import { asksAnew, dueNow, UNASKED } from './care';

export type Person = OpenEntry<'people'>;

/** What somebody is called here; "" while nothing was typed. */
export function nameOf({ words }: Person): string {
  return words.alias ?? '';
}

/** Those to choose from: in the order of their aliases, without the hidden ones. */
export const visiblePeople: ReadonlySignal<readonly Person[]> = computed(() =>
  entries
    .of('people')
    .value.filter(({ columns }) => !columns.hidden)
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b))),
);

export const hiddenPeople: ReadonlySignal<readonly Person[]> = computed(() => entries.of('people').value.filter(({ columns }) => columns.hidden));

/** The route stays unset until the person answers the safety questions. */
export function blank(): EntryContent<'people'> {
  return { columns: { ...UNASKED, status: 'present', hidden: false }, answers: {}, words: {} };
}

/** `id`: the one that was begun, by which it could be kept private before. */
export function addPerson(alias: string, relation?: Relation, id: string | null = null): Person {
  return entries.put('people', id, merge(blank(), { answers: relation ? { relation } : {}, words: { alias: alias.trim() } }));
}

/** Changes what is named and keeps the rest. Who becomes a therapist, or stops being one, is asked about anew. */
export function changePerson(person: Person, what: Change<'people'>): Person {
  const { answers } = what;
  const anew = answers !== undefined && 'relation' in answers && asksAnew(person.answers.relation, answers.relation);
  const columns = { ...(anew ? dueNow(person.columns) : {}), ...what.columns };
  return entries.put('people', person.id, merge(person, { ...what, columns }));
}

/** What to call somebody, also when they are hidden or were deleted. */
export function aliasOf(id: string | null, unnamed: string): string {
  const person = id === null ? undefined : entries.find('people', id);
  return person?.words.alias || unnamed;
}

/** Whether an entry names somebody whom the person hid: it is then met on that one's own page only. */
export function isHidden(id: string | null): boolean {
  return id !== null && entries.find('people', id)?.columns.hidden === true;
}

/** The alias where nobody asked for this one in particular, such as in a list: nothing for somebody hidden. */
export function aliasUnlessHidden(id: string | null): string {
  return isHidden(id) ? '' : aliasOf(id, '');
}

/** Whether words are closed for somebody: as was said, or while the server may have changed what is known of them. */
export function goesQuietly({ id, columns }: Person): boolean {
  return columns.route === 'quiet' || isDoubted('people', id);
}

/** How carefully to go with whoever an entry names. */
export function careOf(id: string | null): Care | undefined {
  return id === null ? undefined : entries.find('people', id)?.columns;
}

/** Whether the app may bring this person up by itself; the server holds the same rule (backend/people/rules.py). */
export function mayResurface(person: Person | undefined): boolean {
  if (!person) return false;
  const { status, hidden } = person.columns;
  return !goesQuietly(person) && status === 'present' && !hidden;
}

/** The same of whoever an entry names. Nobody named stands in the way of nothing. */
export function canResurface(person: string | null): boolean {
  return person === null || mayResurface(entries.find('people', person));
}
