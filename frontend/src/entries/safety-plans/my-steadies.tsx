import type { JSX } from 'preact';

import { t } from '../../i18n';
import { planNow } from './plan';

/** What steadies this person, in their own words, wherever they may need it; nothing where they wrote none. */
export function MySteadies(): JSX.Element | null {
  const steadies = planNow()?.words.steadies?.trim();
  if (!steadies) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('help.plan_part_steadies')}</h2>
      <p class="as-typed" dir="auto">
        {steadies}
      </p>
    </section>
  );
}
