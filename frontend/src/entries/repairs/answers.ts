import type { OpenEntry } from '../../store';

export type Repair = OpenEntry<'repairs'>;
export type Status = Repair['columns']['status'];

export type Answers = Repair['answers'];

/** The answers, without the ones left open. */
export function answersOf({ answers }: Repair): { readonly [Key in keyof Answers]?: NonNullable<Answers[Key]> } {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
}

export function wordsOf(repair: Repair): Repair['words'] {
  return repair.words;
}
