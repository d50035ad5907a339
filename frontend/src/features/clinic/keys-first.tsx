import type { JSX } from 'preact';

import { Callout } from '../../ui';
import { t } from '../../i18n';
import type { Lacks } from '../../api/clinic-account';

const WHERE: Readonly<Record<Lacks, string>> = {
  passphrase: '/you/account/words',
  authenticator: '/you/account/second-step',
  sheet: '/you/account/card',
  codes: '/you/account/second-step',
};

/** What a clinician's own keys lack before the first invitation, each with the page that mends it. */
export function KeysFirst({ lacks }: { lacks: readonly Lacks[] }): JSX.Element | null {
  if (lacks.length === 0) return null;
  return (
    <Callout title={t('clinic.keys_first')}>
      <p>{t('clinic.keys_first_note')}</p>
      <ul class="stack stack--tight">
        {lacks.map((one) => (
          <li key={one}>
            <a href={WHERE[one]}>{t.of('clinic.lacks', one)}</a>
          </li>
        ))}
      </ul>
    </Callout>
  );
}
