import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { entries } from '../../store';
import { Actions, Button, ErrorCallout, ListRow } from '../../ui';
import { t } from '../../i18n';
import { weekdayAndDay } from '../../i18n/dates';
import { dayKey, now } from '../../i18n/calendar';
import { withZone } from '../../i18n/zone';
import { AsLeft } from '../../entries/as-left';
import { draftOf, forgetDraft, useForm } from '../../entries/use-draft';
import { mayComeUp } from '../../entries/repairs/quiet';
import { createReminder, deleteReminder, loadReminders, type Reminder, reminders, type ReminderInput } from '../../api/reminders';
import { fieldErrors } from './describe';
import { newInput } from './input';
import { ReminderForm } from './reminder-form';

// A follow-up is for what still stands open. A draft is being written, and what is closed is at rest.
const OPEN: readonly string[] = ['spoken', 'waiting', 'paused', 'not_now'];
const AHEAD_MS = 7 * 24 * 60 * 60 * 1000;

const formOf = (repair: string): string => `follow-up/${repair}`;

/**
 * "Ask me once about this", folded away until it is wanted; or the one that is set. Nothing where the person may not
 * come up again.
 */
export function FollowUp({ repair: id }: { repair: string }): JSX.Element | null {
  const repair = entries.find('repairs', id);
  const wanted = repair !== undefined && OPEN.includes(repair.columns.status) && mayComeUp(repair);
  const [asking, setAsking] = useState(() => draftOf(formOf(id)) !== undefined);
  useEffect(() => {
    // without a connection it is not offered
    if (wanted && reminders.peek() === null) void loadReminders().catch(() => undefined);
  }, [wanted]);
  if (!wanted || reminders.value === null) return null;
  const set = reminders.value.find((one) => one.repair === id);
  if (set) return <AlreadySet reminder={set} />;
  if (asking) return <Ask repair={id} onDone={() => setAsking(false)} />;
  return <ListRow title={t('reminders.follow_ask')} subtitle={t('reminders.follow_note')} onClick={() => setAsking(true)} />;
}

function AlreadySet({ reminder }: { reminder: Reminder }): JSX.Element {
  const { busy, error, run } = useAct();
  return (
    <div class="card card--sunk stack stack--tight">
      <p role="status">{t('reminders.follow_set', { day: weekdayAndDay(reminder.once_on ?? ''), start: reminder.window_start, end: reminder.window_end })}</p>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      <div class="row">
        <Button variant="outline" small busy={busy} onClick={() => run(() => deleteReminder(reminder.id))}>
          {t('reminders.follow_off')}
        </Button>
      </div>
    </div>
  );
}

function Ask({ repair, onDone }: { repair: string; onDone: () => void }): JSX.Element {
  const form = useForm<ReminderInput>(formOf(repair), () => followUpOn(repair));
  const { value: input, change: setInput } = form;
  const close = (): void => {
    forgetDraft(formOf(repair));
    onDone();
  };
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  const keep = (): void =>
    run(async () => {
      setErrors({});
      try {
        await withZone(input.timezone, (timezone) => createReminder({ ...input, timezone }));
        close();
      } catch (reason) {
        setErrors(fieldErrors(reason));
        throw reason;
      }
    });
  return (
    <section class="card card--sunk stack">
      <h2>{t('reminders.follow_ask')}</h2>
      <p class="quiet">{t('reminders.follow_lead')}</p>
      <AsLeft {...form} />
      <ReminderForm brief input={input} onChange={setInput} errors={errors} />
      {error && <ErrorCallout>{error}</ErrorCallout>}
      <Actions>
        <Button variant="soft" busy={busy} onClick={keep}>
          {t('reminders.follow_keep')}
        </Button>
        <Button variant="soft" onClick={close}>
          {t('reminders.follow_not_now')}
        </Button>
      </Actions>
    </section>
  );
}

/** In a week, in the daytime, until the person says otherwise. */
function followUpOn(repair: string): ReminderInput {
  const once_on = dayKey(new Date(now().getTime() + AHEAD_MS));
  return { ...newInput(), content: 'follow_up', rhythm: 'once', once_on, repair, window_start: '10:00', window_end: '19:00' };
}
