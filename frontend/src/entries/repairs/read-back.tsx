import type { JSX } from 'preact';

import { type Area, type MessageKey, t } from '../../i18n';
import { contentOf } from '../shared/content';
import { linesOf } from '../shared/lines';
import { expectedAndCame } from './answer-words';
import type { Repair } from './answers';
import { fields } from './shared-fields';

// The screen's own question stands above what it asked for.
const ASKED: Readonly<Record<string, MessageKey>> = {
  'answers.closeness_before': 'practice.closeness_title',
  'answers.choice': 'practice.choice_title',
  'answers.outcome': 'practice.outcome_title',
  'words.own_wording': 'practice.own_wording',
};

/**
 * Every line of it, in the words that are used for sharing too: one vocabulary, so that a preview says what the
 * person saw.
 */
export function Reading({ repair }: { repair: Repair }): JSX.Element {
  const lines = linesOf(contentOf(repair, fields, '', 'full'), fields).filter(({ name }) => name !== 'status');
  const together = expectedAndCame(repair);
  return (
    <>
      {together && <p class="said">{together}</p>}
      <dl class="reading">
        {lines.map(({ name, label, value }) => (
          <div key={name}>
            <dt>{ASKED[name] ? t(ASKED[name]) : label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

export const texts: readonly Area[] = ['practice', 'sharing'];

export function read(repair: Repair): JSX.Element {
  return <Reading repair={repair} />;
}
