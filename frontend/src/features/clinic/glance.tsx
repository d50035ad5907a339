import type { JSX } from 'preact';

import { t } from '../../i18n';
import type { Glance as Read } from '../../entries/shared/gist';
import { PartlyEnglish } from '../../ui/partly-english';

/** What a shared item says in a few lines: how it stands, what is asked for, and what was expected beside what came. */
export function Glance({ stands, english, said, asks, expected, fears, came }: Read): JSX.Element {
  return (
    <div class="glance">
      {stands && (
        <p>
          <PartlyEnglish text={stands} english={english} />
        </p>
      )}
      {said.map((line) => (
        <p key={line} class="said-text">
          {line}
        </p>
      ))}
      {asks.length > 0 && <Part label={t('clinic.asks')} value={asks.join(' · ')} />}
      {(expected || came) && (
        <div class="glance-pair">
          {expected && <Part label={t(fears ? 'clinic.fears' : 'clinic.expected')} value={expected} />}
          {came && <Part label={t('clinic.came')} value={came} />}
        </div>
      )}
    </div>
  );
}

function Part({ label, value }: { label: string; value: string }): JSX.Element {
  return (
    <div>
      <p class="clinic-label">{label}</p>
      <p>{value}</p>
    </div>
  );
}
