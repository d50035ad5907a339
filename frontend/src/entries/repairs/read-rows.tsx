import type { JSX } from 'preact';

import { type MessageKey, t } from '../../i18n';
import { contentOf } from '../shared/content';
import { rowsOf } from '../shared/rows';
import { expectedAndCame } from './answer-words';
import type { Repair } from './answers';

// The screen's own question stands above what it asked for.
const ASKED: Readonly<Record<string, MessageKey>> = { 'answers.closeness_before': 'practice.closeness_title', 'answers.choice': 'practice.choice_title', 'answers.outcome': 'practice.outcome_title' };

/** Every line of it, in the words that are used for sharing too: one vocabulary, so that a preview says what the person saw. */
export function Rows({ repair }: { repair: Repair }): JSX.Element {
  const rows = rowsOf(contentOf(repair, '', 'full')).filter(({ part }) => part !== 'status');
  const together = expectedAndCame(repair);
  return (
    <>
      {together && <p class="said">{together}</p>}
      <dl class="reading">
        {rows.map(({ part, label, value }) => (
          <div key={part}>
            <dt>{ASKED[part] ? t(ASKED[part]) : part === 'words.own_wording' ? t('practice.own_wording') : label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
