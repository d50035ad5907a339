/** What a clinician can suggest: a sentence, one of the app's practices, or something that they noticed. */
export const SUGGESTION_FORMS = ['noticed', 'affirmation', 'practice'] as const;
export type SuggestionForm = (typeof SUGGESTION_FORMS)[number];

/** The practices by name, and where each begins. */
export const PRACTICE_PLACES = {
  kind_minute: '/practice/reflections/new/kind_minute',
  parts: '/practice/reflections/new/parts',
  standard: '/practice/reflections/new/standard',
  repair: '/practice/new',
  kind_moment: '/people/moments/new',
} as const;
export type Practice = keyof typeof PRACTICE_PLACES;
export const PRACTICES = Object.keys(PRACTICE_PLACES) as readonly Practice[];

/** As long as a card of one's own at most; what was noticed is short. */
export const LONGEST: Readonly<Record<SuggestionForm, number>> = { noticed: 600, affirmation: 1000, practice: 300 };

/** What is sealed. `practice` goes with that form alone, and `text` may be empty there. */
export type Suggested = { readonly form: SuggestionForm; readonly text: string; readonly practice?: Practice };

/** Read from what was opened: a newer app may know of more. Null for what this one does not know. */
export function readSuggested(content: unknown): Suggested | null {
  const { form, text, practice } = (content ?? {}) as Record<string, unknown>;
  const known = SUGGESTION_FORMS.find((one) => one === form);
  if (!known || typeof text !== 'string') return null;
  const named = PRACTICES.find((one) => one === practice);
  if (known !== 'practice') return text.trim() ? { form: known, text } : null;
  return named ? { form: known, text, practice: named } : null;
}
