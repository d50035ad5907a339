import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { PAUSE_UNTIL } from '../../api/vocabularies/pause-until';
import type { ApiError } from '../../api/errors';
import { describeError } from '../../ui/describe-error';
import { useAct } from '../../ui/use-act';
import { Actions, Button, Card, EmptyState, ErrorCallout, LinkButton, Page, showToast, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { changeReminder, createReminder, deleteReminder, loadReminders, pauseReminder, type Reminder, reminders, resumeReminder, type ReminderInput } from '../../api/reminders';
import { fieldErrors, statusOf, titleOf } from './describe';
import { withZone } from '../../i18n/zone';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useFetchedForm } from '../../entries/use-draft';
import { heldNow, inputOf } from './input';
import { leave } from './leave';
import { NextCard } from './next-card';
import { ReminderForm } from './reminder-form';

/** One reminder: its times, a pause, and an end. */
export function EditPage({ id }: { id: string }): JSX.Element {
  const { error, run } = useAct();
  useEffect(() => {
    if (reminders.peek() === null) run(loadReminders);
  }, []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  const reminder = reminders.value?.find((one) => one.id === id);
  const back = { href: '/you/reminders', label: t('reminders.title') };
  if (reminder) return <Edit key={id} reminder={reminder} back={back} />;
  return (
    <Page title={t('reminders.one_title')} back={back}>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {reminders.value === null && !error && <Skeleton label={t('shell.loading')} />}
      {reminders.value !== null && <EmptyState title={t('reminders.gone')} action={<LinkButton href="/you/reminders">{t('reminders.to_list')}</LinkButton>} />}
    </Page>
  );
}

function Edit({ reminder, back }: { reminder: Reminder; back: { href: string; label: string } }): JSX.Element {
  const { id } = reminder;
  const name = `reminders/${id}`;
  const form = useFetchedForm<ReminderInput>(name, inputOf(reminder));
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  const save = (): void =>
    run(async (go) => {
      setErrors({});
      try {
        const whole = form.wholeOver(inputOf(await heldNow(reminder)));
        const changed = await withZone(whole.timezone, (timezone) => changeReminder(id, { ...whole, timezone }));
        forgetDraft(name);
        leave(changed, go);
      } catch (reason) {
        setErrors(fieldErrors(reason));
        throw reason;
      }
    });
  const remove = (): void =>
    run(async (go) => {
      await deleteReminder(id);
      forgetDraft(name);
      go('/you/reminders', true);
      showToast({ text: t('reminders.deleted'), action: { label: t('shell.undo'), run: () => bringBack(reminder) } });
    });
  return (
    <Page
      title={t('reminders.one_title')}
      eyebrow={titleOf(reminder)}
      back={back}
      focused
      foot={
        <>
          {error && <ErrorCallout>{error}</ErrorCallout>}
          <Actions>
            <Button wide busy={busy} onClick={save}>
              {t('reminders.save')}
            </Button>
          </Actions>
        </>
      }
    >
      <NextCard reminder={reminder} onChange={(changed) => form.begin(inputOf(changed))} />
      <Pause reminder={reminder} />
      <AsLeft {...form} />
      <ReminderForm input={form.value ?? inputOf(reminder)} onChange={form.change} errors={errors} />
      <div>
        <Button variant="plain" onClick={remove}>
          {t('reminders.delete')}
        </Button>
      </div>
    </Page>
  );
}

/**
 * As it stood, paused too. The page of the deleted one has gone, so a line at the foot says what went wrong and keeps
 * the way back.
 */
function bringBack(deleted: Reminder): void {
  createReminder(inputOf(deleted), deleted).catch((reason: unknown) =>
    showToast({ text: describeError(reason), action: { label: t('shell.try_again'), run: () => bringBack(deleted) } }),
  );
}

function Pause({ reminder }: { reminder: Reminder }): JSX.Element {
  const { busy, error, run } = useAct();
  const { id } = reminder;
  const active = reminder.status === 'active';
  return (
    <Card tone="sunk">
      <div class="stack stack--tight">
        <p role="status">{active ? t('reminders.pause_title') : statusOf(reminder)}</p>
        {error && <ErrorCallout>{error}</ErrorCallout>}
        <div class="row">
          {active ? (
            PAUSE_UNTIL.map((until) => (
              <Button key={until} variant="outline" small busy={busy} onClick={() => run(() => pauseReminder(id, until))}>
                {t.of('reminders.pause', until)}
              </Button>
            ))
          ) : (
            <Button variant="soft" small busy={busy} onClick={() => run(() => resumeReminder(id))}>
              {t('reminders.resume')}
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}
