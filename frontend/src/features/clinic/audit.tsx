import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { getOpened } from './api';
import { titleOf } from './titles';

/** What the clinician opened of this client's, as it stands in the client's log. Fetched when it is looked at. */
export function Audit({ careLink }: { careLink: string }): JSX.Element {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="clinic-label">{t('clinic.audit_title')}</summary>
      {open && <Lines careLink={careLink} />}
    </details>
  );
}

function Lines({ careLink }: { careLink: string }): JSX.Element {
  const { data, error, again } = useFetched(() => getOpened(careLink), careLink);
  if (!data) return <Waiting error={error} again={again} />;
  return (
    <div class="stack stack--tight small">
      <p class="quiet">{t(data.length > 0 ? 'clinic.audit' : 'clinic.audit_none')}</p>
      <ul>
        {data.map(({ kind, on }, place) => (
          <li key={place}>{t('clinic.audit_line', { day: dayInWords(on), what: titleOf(kind) })}</li>
        ))}
      </ul>
    </div>
  );
}
