import { type OpenFamily, t } from '../../i18n';
import { listInWords } from '../../i18n/dates';
import { ANSWER_FAMILIES } from './answer-families';
import { answersOf, type Repair, wordsOf } from './answers';

/** An answer in words: the same words as in what is shared, so that a preview says what the person saw. */
export function valueWords(key: string, value: string | number): string {
  const family = (ANSWER_FAMILIES as Readonly<Record<string, OpenFamily>>)[key];
  return family ? t.of(family, value) : String(value);
}

/**
 * What was expected beside what came, as one sentence; null until both are there. Says nothing about which was right.
 */
export function expectedAndCame(repair: Repair): string | null {
  const expected = wordsOf(repair)['expected']?.trim();
  const came = cameOf(repair);
  if (!expected || !came) return null;
  return t('practice.expected_and_came', { expected: expected.replace(/[.。]+$/u, ''), came });
}

/** What came back, as one list; "" while nothing did. */
export function cameOf(repair: Repair): string {
  return listInWords((answersOf(repair).response ?? []).map((one) => valueWords('response', one)));
}
