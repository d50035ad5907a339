import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { entries, type OpenEntry } from '../../../store/index';
import { Button } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { aliasOf } from '../../../entries/people/person';
import { NotificationButtons, NotificationCard, type NotificationProps, nothing } from './card';
import { beginningIn, momentsToShow, nextIn } from './sources';

/** One of the person's own kind moments that they said may be shown again. */
export function MomentNotification({ notification, close }: NotificationProps): JSX.Element {
  const found = momentsToShow();
  const [id, setId] = useState(() => beginningIn(found, notification.shown));
  const moment = found.find((one) => one.id === id);
  const keepAway = (one: OpenEntry<'kind-moments'>): void => {
    setId(nextIn(found, one.id));
    entries.put('kind-moments', one.id, { ...one, columns: { ...one.columns, may_resurface: false } });
  };
  return (
    <NotificationCard title={t('reminders.note_moment')}>
      {moment ? <Moment moment={moment} /> : nothing('moment')}
      <NotificationButtons another={found.length > 1 && (() => setId(nextIn(found, id)))} close={close}>
        {moment && (
          <Button variant="plain" onClick={() => keepAway(moment)}>
            {t('reminders.note_moment_never')}
          </Button>
        )}
      </NotificationButtons>
    </NotificationCard>
  );
}

function Moment({ moment: { words, columns } }: { moment: OpenEntry<'kind-moments'> }): JSX.Element {
  const who = words.who?.trim() || aliasOf(columns.person, '');
  return (
    <>
      <p class="said" role="status">
        {words.what}
      </p>
      {who && <p class="quiet">{who}</p>}
      {words.meaning && <p>{words.meaning}</p>}
    </>
  );
}
