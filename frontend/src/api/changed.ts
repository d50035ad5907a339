/**
 * What of a form is another than its page showed. The rest stands as it was kept, maybe by rules of before: it is not
 * asked for anew.
 */
export function changedOf<Form extends object>(form: Form, before: Form): Partial<Form> {
  return Object.fromEntries(Object.entries(form).filter(([name, value]) => value !== before[name as keyof Form])) as Partial<Form>;
}
