import type { JSX } from 'preact';

import { entries } from '../../../store';
import { Button, LinkButton } from '../../../ui';
import { t } from '../../../i18n';
import { mayComeUp } from '../../../entries/repairs/quiet';
import { NoteCard, type NoteProps } from './note-card';

/** The one question about one repair. It says nothing of it: others may see this screen. */
export function FollowUpNote({ note, close }: NoteProps): JSX.Element {
  const repair = note.repair === null ? undefined : entries.find('repairs', note.repair);
  const wanted = repair !== undefined && mayComeUp(repair);
  return (
    <NoteCard title={t('reminders.kind_follow_up')}>
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
    </NoteCard>
  );
}
