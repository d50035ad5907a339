import type { JSX } from 'preact';

import { t } from '../../i18n';
import { Page } from '../../ui';

const PARTS = [1, 2, 3, 4, 5] as const;

/** Two minutes for a clinician before a reply: being told is a good sign. */
export function ReplyingPage(): JSX.Element {
  return (
    <Page title={t('replying.page_title')} lead={t('replying.page_lead')} back={{ href: '/clinic', label: t('clinic.caseload') }}>
      {PARTS.map((part) => (
        <section key={part} class="stack stack--tight">
          <h2 class="part-title">{t.of('replying.page_*_title', part)}</h2>
          <p>{t.of('replying.page', part)}</p>
        </section>
      ))}
      <p class="quiet small">{t('replying.page_source')}</p>
    </Page>
  );
}
