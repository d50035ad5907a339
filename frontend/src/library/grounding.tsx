import './grounding.css';

import type { JSX } from 'preact';

import { t } from '../i18n';

const LINES = ['help.ground_1', 'help.ground_2', 'help.ground_3', 'help.ground_4', 'help.ground_5', 'help.ground_6'] as const;

/**
 * A few lines that lead back to the room. Words alone: no timer, no sound, nothing that moves, and any line can be
 * the last.
 */
export function Grounding(): JSX.Element {
  return (
    <section class="section" id="grounding" aria-labelledby="grounding-title">
      <h2 id="grounding-title">{t('help.grounding')}</h2>
      <p class="quiet">{t('help.grounding_lead')}</p>
      <ul class="grounding">
        {LINES.map((line) => (
          <li key={line}>{t(line)}</li>
        ))}
      </ul>
    </section>
  );
}
