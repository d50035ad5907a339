import type { MessageKey } from './catalogue';

// What t.of needs while the app runs. The families themselves (families.ts) are declared for the compiler alone.

/**
 * Families asked for values that a newer server may know more of: whatever has no text yet is said by the fallback,
 * or as it is called.
 */
export const OPEN = [
  'cards.theme', 'clinic.review', 'errors.*', 'moments.direction', 'moments.felt', 'moments.hard', 'moments.let_in', 'people.ease', 'people.relation', 'people.status', 'people.support',
  'reflections.*', 'reflections.after', 'reflections.feel', 'reflections.loved', 'reflections.part', 'reflections.still', 'reflections.strict', 'reflections.ways', 'reflections.whose',
  'practice.choice', 'practice.closeness', 'practice.felt', 'practice.kind', 'practice.outcome', 'practice.status', 'practice.stayed',
  'sharing.answer', 'sharing.text', 'sharing.value_against_expectation', 'sharing.value_feelings', 'sharing.value_how',
  'sharing.value_how_strongly', 'sharing.value_matters_most', 'sharing.value_needs', 'sharing.value_now_or_echo', 'sharing.value_relation',
  'sharing.value_response', 'sharing.value_spoke', 'sharing.value_what_helps', 'sharing.value_what_i_did',
  'speakup.bringing', 'speakup.hope', 'speakup.what',
] as const;
export type OpenFamily = (typeof OPEN)[number];

export const FALLBACKS: Partial<Readonly<Record<OpenFamily, MessageKey>>> = { 'cards.theme': 'cards.theme_other', 'errors.*': 'shell.error_other' };

/** The key of one value's text. */
export function keyIn(family: string, value: string | number): string {
  const own = String(value).replaceAll('-', '_');
  return family.includes('*') ? family.replace('*', own) : `${family}_${own}`;
}
