import type { JSX } from 'preact';

import { entries } from '../../../store/index';
import { Button, LinkButton } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { mayComeUp } from '../../../entries/repairs/quiet';
import { NotificationCard, type NotificationProps } from './card';

/** The one question about one repair. It says nothing of it: others may see this screen. */
export function FollowUpNotification({ notification, close }: NotificationProps): JSX.Element {
  const repair = notification.repair === null ? undefined : entries.find('repairs', notification.repair);
  const wanted = repair !== undefined && mayComeUp(repair);
  return (
    <NotificationCard title={t('reminders.content_follow_up')}>
      <p class="said">{t(wanted ? 'reminders.note_follow' : 'reminders.note_follow_gone')}</p>
      <div class="row">
        {wanted && (
          <LinkButton variant="soft" href={`/practice/${repair.id}`}>
            {t('reminders.note_follow_look')}
          </LinkButton>
        )}
        <Button variant="soft" onClick={close}>
          {t('reminders.note_not_now')}
        </Button>
      </div>
    </NotificationCard>
  );
}
