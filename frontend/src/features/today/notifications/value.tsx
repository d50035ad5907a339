import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, showToast } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { textIdOf } from '../../../library/own-cards';
import { respond } from '../../../library/shown';
import { NotificationButtons, NotificationCard, type NotificationProps, nothing } from './card';
import { beginningIn, nextIn, valuesToShow } from './sources';

/** A sentence of the person's own about what matters to them. What stings goes at once and asks nothing. */
export function ValueNotification({ notification, close }: NotificationProps): JSX.Element {
  const found = valuesToShow();
  const [id, setId] = useState(() => beginningIn(found, notification.shown));
  const card = found.find((one) => one.id === id);
  const stings = (stung: string): void => {
    respond(textIdOf(stung), 'stung');
    showToast({ text: t('today.stung'), seconds: 12 });
    close();
  };
  return (
    <NotificationCard title={t('reminders.note_value')}>
      {card ? (
        <p class="said" role="status">
          {card.words.text}
        </p>
      ) : (
        nothing('value')
      )}
      <NotificationButtons another={found.length > 1 && (() => setId(nextIn(found, id)))} close={close}>
        {card && (
          <Button variant="plain" onClick={() => stings(card.id)}>
            {t('today.stings')}
          </Button>
        )}
      </NotificationButtons>
    </NotificationCard>
  );
}
