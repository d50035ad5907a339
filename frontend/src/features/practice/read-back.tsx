import type { JSX } from 'preact';

import { type MessageKey, t } from '../../words';
import { dayOf } from './reading';
import { answersOf, type Repair, wordsOf } from './repair';

/** What was written and chosen, in the person's own words first. What was skipped does not appear at all. */
export function Reading({ repair }: { repair: Repair }): JSX.Element {
  const { happened, expected, next_step, keepsake } = wordsOf(repair);
  const { kinds = [], closeness_before, choice, readiness, outcome } = answersOf(repair);
  const word = (key: string): string => t(`practice.${key}` as MessageKey);
  const rows: readonly (readonly [MessageKey, string | null | undefined | false])[] = [
    ['practice.happened_title', happened],
    ['practice.kinds', kinds.map((kind) => word(`kind_${kind}`)).join(', ')],
    ['practice.happened_on', repair.columns.happened_on && dayOf(repair.columns.happened_on)],
    ['practice.closeness_title', typeof closeness_before === 'number' && word(`closeness_${closeness_before}`)],
    ['practice.choice_title', choice && word(`choice_${choice}`)],
    ['practice.expected_title', expected],
    ['practice.readiness', typeof readiness === 'number' && t('practice.of_ten', { value: readiness })],
    ['practice.outcome_title', outcome && word(`outcome_${outcome}`)],
    ['practice.keepsake_label', keepsake],
    ['practice.next_step', next_step],
  ];
  return (
    <dl class="reading">
      {rows.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
