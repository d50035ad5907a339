import type { RepairChoice } from '../../api/vocabularies/repair-choice';
import type { RepairOutcome } from '../../api/vocabularies/repair-outcome';
import { answersOf, type Repair, wordsOf } from '../../entries/repairs/repair';
import { wasSaid } from '../../entries/repairs/speaking';
import { t } from '../../i18n';

// What is said to these holds while nothing was said to anybody.
const UNSAID: readonly RepairChoice[] = ['say_something_small', 'write_for_me'];

/** The sentence that a walk ends with, true of what was done in it. Its ending says more than its choice. */
export function closingOf(repair: Repair): string {
  const { outcome, choice, spoke } = answersOf(repair);
  if (outcome && outcome !== 'not_now') return t.of('practice.care', outcome as Exclude<RepairOutcome, 'not_now'>);
  if (!outcome && choice && UNSAID.includes(choice) && wasSaid(spoke)) return t('practice.closing_said');
  if (!outcome && choice === 'write_for_me' && !hasWords(repair)) return t('practice.closing_unwritten');
  return t.of('practice.closing', outcome ?? choice ?? 'none');
}

function hasWords(repair: Repair): boolean {
  return Object.values(wordsOf(repair)).some((text) => text?.trim());
}
