import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../../i18n';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { getOpened } from './api';
import { linesOf } from './audit-lines';

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
        {linesOf(data).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
