import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import data from '../../../../backend/repairs/data/speaking.yaml';

// What speaking is, from the table of the walk. Apart from `walk.ts`, for every screen that shows a repair asks it.

const { speaking, said, unsaid } = data as { readonly speaking: readonly RepairChoice[]; readonly said: readonly string[]; readonly unsaid: readonly string[] };

/** Whether a way leads to words for the other person. */
export function leadsToWords(choice: RepairChoice): boolean {
  return speaking.includes(choice);
}

export function wasSaid(spoke: unknown): boolean {
  return said.includes(String(spoke));
}

/** Whether it was answered, and nothing was said. */
export function wasNotSaid(spoke: unknown): boolean {
  return unsaid.includes(String(spoke));
}
