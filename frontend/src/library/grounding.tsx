import './grounding.css';

import type { JSX } from 'preact';

import { t } from '../i18n';
import { useLoaded } from '../ui/use-loaded';

const LINES = ['help.ground_1', 'help.ground_2', 'help.ground_3', 'help.ground_4', 'help.ground_5', 'help.ground_6'] as const;

/**
 * A few lines that lead back to the room, and any of them can be the last. No timer and no sound; nothing moves before
 * somebody opened the fold below and started it.
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
      <Moving />
    </section>
  );
}

/** Comes after the first paint: the lines above need none of it. */
function Moving(): JSX.Element | null {
  const part = useLoaded(() => import('./breath'));
  return (
    part && (
      <details>
        <summary>{t('help.breath')}</summary>
        <part.Breath />
      </details>
    )
  );
}
