import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import StickyNote from 'lucide/dist/esm/icons/sticky-note.mjs';

import { held } from '../../../api/held';
import { call } from '../../../api/transport';
import { ListRow } from '../../../ui/index';
import { together } from '../../../ui/together';
import { t } from '../../../i18n/index';
import { dayKey } from '../../../i18n/calendar';
import type { ReminderContent } from '../../../api/reminders';
import { openNotification } from '../../../library/notification-state';
import { another } from '../../../library/shown';

type Waiting = { readonly occurrence: string; readonly content: ReminderContent; readonly repair: string | null; readonly due_at: string };

const waiting = held(async () => (await call<{ results: readonly Waiting[] }>('GET', '/api/v1/reminder-tray')).results);

/** What no device showed waits here, one quiet row at a time. Without a connection nothing is said of it. */
export function Tray({ day }: { day: string }): JSX.Element | null {
  useEffect(() => {
    together(load());
    // What was opened on another device goes when this one comes to the front.
    const anew = (): unknown => load();
    document.addEventListener('visibilitychange', anew);
    return () => document.removeEventListener('visibilitychange', anew);
  }, [day]);
  const next = waiting.value.value?.find(({ occurrence }) => occurrence !== openNotification.value?.occurrence);
  if (!next || openNotification.value) return null;
  return <ListRow icon={StickyNote} title={t.of('reminders.note_waits', partOf(next.due_at, day))} subtitle={t('reminders.note_waits_hint')} onClick={() => open(next, day)} />;
}

async function load(): Promise<void> {
  if (document.visibilityState === 'visible') await waiting.load().catch(() => undefined);
}

function open({ occurrence, content, repair }: Waiting, day: string): void {
  const without = (rows: readonly Waiting[]): readonly Waiting[] => rows.filter((one) => one.occurrence !== occurrence);
  waiting.value.value = without(waiting.value.value ?? []);
  // where this fails, it waits once more
  void waiting.write(() => call('POST', `/api/v1/reminder-occurrences/${occurrence}/opened`), without).catch(() => undefined);
  if (content !== 'affirmation') {
    openNotification.value = { content, occurrence, repair, shown: null, tapped: true };
    return;
  }
  void another(day); // tapped: asked for
  document.getElementById('main')?.focus(); // the card stands there
  scrollTo({ top: 0 });
}

/** When it was to come, as one would say it. */
function partOf(due: string, day: string): 'morning' | 'afternoon' | 'evening' | 'yesterday' {
  if (dayKey(due) !== day) return 'yesterday';
  const hour = new Date(due).getHours();
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}
