import { computed, type ReadonlySignal } from '@preact/signals';

import { type EntryContent, entries, type OpenEntry } from '../../store';
import { asksAnew, dueNow } from './care';

export type Person = OpenEntry<'people'>;

export const RELATIONS = ['partner', 'friend', 'family', 'colleague', 'my_therapist', 'group', 'other'] as const;
export type Relation = (typeof RELATIONS)[number];

/** Those to choose from: in the order of their aliases, without the hidden ones. */
export const visiblePeople: ReadonlySignal<readonly Person[]> = computed(() =>
  entries
    .of('people')
    .value.filter(({ columns }) => !columns.hidden)
    .toSorted((a, b) => a.words.alias.localeCompare(b.words.alias)),
);

export const hiddenPeople: ReadonlySignal<readonly Person[]> = computed(() => entries.of('people').value.filter(({ columns }) => columns.hidden));

/** Somebody new. The route stays unset until the person answers the safety questions. */
export function addPerson(alias: string, relation?: Relation): Person {
  return entries.put('people', null, {
    columns: { route: 'unset', standing: 'present', hidden: false },
    answers: relation ? { relation } : {},
    words: { alias: alias.trim() },
  });
}

type Change = {
  readonly columns?: Partial<Person['columns']>;
  readonly answers?: Partial<Person['answers']>;
  readonly words?: Partial<Person['words']>;
};

/** Changes what is named and keeps the rest. Who becomes a therapist, or stops being one, is asked about anew. */
export function changePerson(person: Person, { columns, answers, words }: Change): Person {
  const anew = answers !== undefined && 'relation' in answers && asksAnew(person.answers.relation, answers.relation);
  const content: EntryContent<'people'> = {
    columns: { ...person.columns, ...(anew ? dueNow(person.columns) : {}), ...columns },
    answers: { ...person.answers, ...answers },
    words: { ...person.words, ...words },
  };
  return entries.put('people', person.id, content);
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

/** Whether the app may bring this person up by itself; the server holds the same rule (backend/people/rules.py). */
export function mayResurface(person: Person | undefined): boolean {
  if (!person) return false;
  const { route, standing, hidden } = person.columns;
  return route !== 'quiet' && standing === 'present' && !hidden;
}

/** The same of whoever an entry names. Nobody named stands in the way of nothing. */
export function canResurface(person: string | null): boolean {
  return person === null || mayResurface(entries.find('people', person));
}
