import type { Hurt } from '../../api/vocabularies/hurt';
import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import type { RepairOutcome } from '../../api/vocabularies/repair-outcome';
import type { OpenEntry } from '../../store';

export type Repair = OpenEntry<'repairs'>;
export type Status = Repair['columns']['status'];

export type Answers = {
  readonly relation?: string | null;
  readonly kinds?: readonly Hurt[] | null;
  readonly choice?: RepairChoice | null;
  readonly spoke?: string | null;
  readonly response?: readonly string[] | null;
  readonly outcome?: RepairOutcome | null;
};

/** The answers that decide something, without the ones left open. Every other is read by its key. */
export function answersOf({ answers }: Repair): { readonly [Key in keyof Answers]?: NonNullable<Answers[Key]> } {
  return Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
}

export function wordsOf(repair: Repair): Repair['words'] {
  return repair.words;
}
