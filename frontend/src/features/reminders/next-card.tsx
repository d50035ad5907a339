import type { JSX } from 'preact';

import { useAct } from '../../ui/use-act';
import { Button, Callout, ErrorCallout, ListRow } from '../../ui';
import { t } from '../../i18n';
import { changeReminder, followZone, type Reminder, reminders } from '../../api/reminders';
import { deviceZone } from '../../i18n/zone';
import { heldNow, inputOf, MORNING } from './input';
import { nextOf, zoneName } from './next';

/** When it comes next, or why not; and the next morning, where a session ends too late for its evening. */
export function NextCard({ reminder, onChange }: { reminder: Reminder; onChange: (changed: Reminder) => void }): JSX.Element {
  const { busy, error, run } = useAct();
  const morning = (): void =>
    run(async () => {
      const there = inputOf(await heldNow(reminder)); // all else is as another device may have left it
      onChange(await changeReminder(reminder.id, { ...there, rhythm: 'morning_after', ...MORNING }));
    });
  return (
    <Callout>
      <div class="stack stack--tight">
        {nextOf(reminder).map((line) => (
          <p key={line}>{line}</p>
        ))}
        {error && <ErrorCallout>{error}</ErrorCallout>}
        {reminder.reason === 'session_too_late' && reminder.rhythm === 'evening_after' && (
          <div class="row">
            <Button variant="soft" small busy={busy} onClick={morning}>
              {t('reminders.morning_instead')}
            </Button>
          </div>
        )}
      </div>
    </Callout>
  );
}

/**
 * The way to one that won't come, for its hours are over before the session is: where either is changed, that is said
 * at once.
 */
export function TooLate(): JSX.Element | null {
  const late = reminders.value?.find((one) => one.reason === 'session_too_late');
  return late ? <ListRow href={`/you/reminders/${late.id}`} title={t('reminders.none_session_too_late')} subtitle={t('reminders.see_reminder')} /> : null;
}

/** Where reminders go by another clock than this device's, and it may not move them by itself. */
export function OtherZone({ all }: { all: readonly Reminder[] }): JSX.Element | null {
  const { busy, error, run } = useAct();
  const here = deviceZone();
  const other = all.find((one) => one.follows_device && one.rhythm !== 'opening' && one.timezone !== here);
  if (!other) return null;
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{t('reminders.other_zone', { there: zoneName(other.timezone), here: zoneName(here) })}</p>
        {error && <ErrorCallout>{error}</ErrorCallout>}
        <div class="row">
          <Button variant="soft" small busy={busy} onClick={() => run(() => followZone(here, null, true))}>
            {t('reminders.use_zone', { here: zoneName(here) })}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
