import type { JSX } from 'preact';

import { sharingOf } from '../../entries/aspects';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import type { ClientScope } from './api';

/** What the client lets go by itself, since when and until when: each was signed by them. */
export function ByItself({ scopes }: { scopes: readonly ClientScope[] }): JSX.Element | null {
  if (scopes.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="clinic-label">{t('clinic.itself_title')}</h2>
      <ul class="small">
        {scopes.map(({ scope, kind, level, start, until }) => (
          <li key={scope}>
            <b>{sharingOf(kind)?.readerTitle('') ?? t('clinic.kind_other')}</b>
            {`: ${t.of('clinic.level', level)}. ${t('clinic.itself_since', { from: dayInWords(start), until: dayInWords(until) })}`}
          </li>
        ))}
      </ul>
    </section>
  );
}
