import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import { type EntryContent, entries, type OpenEntry } from '../../store';
import { newestOf } from '../../store/order';
import { type Change, change, isBlank } from '../change';

export type Reflection = OpenEntry<'reflections'>;
export type Content = EntryContent<'reflections'>;
export type Form = Content['columns']['form'];
export type Answers = Content['answers'];

export function isForm(name: string | undefined): name is Form {
  return (REFLECTION_FORM as readonly (string | undefined)[]).includes(name);
}

/** One with every question left open. */
export function blank(form: Form = 'kind_minute'): Content {
  return { columns: { form, status: 'draft' }, answers: {}, words: {} };
}

/** The first change makes it, in this form. */
export function changeReflection(id: string, form: Form, what: Pick<Change<'reflections'>, 'answers' | 'words'>): void {
  change('reflections', id, what, blank(form));
}

/** No longer being written, however much of it was said. Nothing happens to one that was never begun. */
export function keep(id: string): void {
  const found = entries.find('reflections', id);
  if (found?.columns.status === 'draft') entries.put('reflections', id, { ...found, columns: { ...found.columns, status: 'kept' } });
}

/** The newest one of this form that is still being written. */
export function draftOf(form: Form): Reflection | undefined {
  return newestOf(entries.of('reflections').value.filter(({ columns, ...one }) => columns.form === form && columns.status === 'draft' && !isBlank(one)));
}

export type Stop = 'harder' | 'numb' | 'afraid' | 'blended';

/** What was answered that ends the exercise: it asks nothing more. Null while it may go on. */
export function stopIn({ answers: { after, feel } }: Pick<Content, 'answers'>): Stop | null {
  if (after === 'harder' || after === 'numb') return after;
  return feel === 'afraid' || feel === 'blended' ? feel : null;
}
