import { REFLECTION_FORM } from '../../api/vocabularies/reflection-form';
import { type EntryContent, entries, type OpenEntry } from '../../store';

export type Reflection = OpenEntry<'reflections'>;
export type Content = EntryContent<'reflections'>;
export type Form = Content['columns']['form'];
export type Answers = Content['answers'];

export function isForm(name: string | undefined): name is Form {
  return (REFLECTION_FORM as readonly (string | undefined)[]).includes(name);
}

/** One with every question left open. */
export function blank(form: Form): Content {
  return { columns: { form, status: 'draft' }, answers: {}, words: {} };
}

export type Change = { readonly answers?: Answers; readonly words?: Content['words'] };

/** Changes what is named and keeps the rest; the first change makes it, in this form. */
export function changeReflection(id: string, form: Form, change: Change): void {
  const before = entries.find('reflections', id) ?? blank(form);
  entries.put('reflections', id, {
    columns: before.columns,
    answers: { ...before.answers, ...change.answers },
    words: { ...before.words, ...change.words },
  });
}

/** No longer being written, however much of it was said. Nothing happens to one that was never begun. */
export function keep(id: string): void {
  const found = entries.find('reflections', id);
  if (found?.columns.status === 'draft') entries.put('reflections', id, { ...found, columns: { ...found.columns, status: 'kept' } });
}

/** The newest one of this form that is still being written. */
export function draftOf(form: Form): Reflection | undefined {
  return entries.of('reflections').value.find(({ columns, ...one }) => columns.form === form && columns.status === 'draft' && !isBlank(one));
}

export type Stop = 'harder' | 'numb' | 'afraid' | 'blended';

/** What was answered that ends the exercise: it asks nothing more. Null while it may go on. */
export function stopIn({ answers: { after, feel } }: Pick<Content, 'answers'>): Stop | null {
  if (after === 'harder' || after === 'numb') return after;
  return feel === 'afraid' || feel === 'blended' ? feel : null;
}

/** True while nothing was said in it. */
export function isBlank({ answers, words }: Pick<Content, 'answers' | 'words'>): boolean {
  const said = (value: unknown): boolean => value !== null && value !== undefined && (typeof value !== 'string' || value.trim() !== '');
  return ![...Object.values(answers), ...Object.values(words)].some(said);
}
