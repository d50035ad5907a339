import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import StickyNote from 'lucide/dist/esm/icons/sticky-note.mjs';

import { call } from '../../../api/transport';
import { entries } from '../../../store/index';
import { ListRow } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { onForget } from '../../../vault/forget';
import { dayKey } from '../../../i18n/calendar';
import type { ReminderContent } from '../../../api/reminders';
import { library } from '../../../library/texts';
import { openNotification } from '../../../library/notification-state';
import { show } from '../../../library/shown';
import { cardOf } from '../../../library/card-status';

type Waiting = { readonly occurrence: string; readonly content: ReminderContent; readonly repair: string | null; readonly due_at: string };

const waiting = signal<readonly Waiting[]>([]);

/** What no device showed waits here, one quiet row at a time. Without a connection nothing is said of it. */
export function Tray({ day }: { day: string }): JSX.Element | null {
  useEffect(() => {
    void call<{ results: Waiting[] }>('GET', '/api/v1/reminder-tray').then(
      ({ results }) => {
        waiting.value = results;
      },
      () => undefined,
    );
  }, [day]);
  const next = waiting.value.find(({ occurrence }) => occurrence !== openNotification.value?.occurrence);
  if (!next || openNotification.value) return null;
  return <ListRow icon={StickyNote} title={t.of('reminders.note_waits', partOf(next.due_at, day))} subtitle={t('reminders.note_waits_hint')} onClick={() => open(next, day)} />;
}

function open({ occurrence, content, repair }: Waiting, day: string): void {
  waiting.value = waiting.value.filter((one) => one.occurrence !== occurrence);
  // it then waits once more
  void call('POST', `/api/v1/reminder-occurrences/${occurrence}/opened`).catch(() => undefined);
  if (content !== 'affirmation') {
    openNotification.value = { content, occurrence, repair, shown: null, tapped: true };
    return;
  }
  const known = library.peek();
  const card = known && cardOf(`${day}/${occurrence}`, known, entries.of('card-responses').peek());
  if (card) show(card.id);
  document.getElementById('main')?.focus(); // the card stands there
  scrollTo({ top: 0 });
}

/** When it was to come, as one would say it. */
export function partOf(due: string, day: string): 'morning' | 'afternoon' | 'evening' | 'yesterday' {
  if (dayKey(due) !== day) return 'yesterday';
  const hour = new Date(due).getHours();
  return hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
}

onForget(() => {
  waiting.value = [];
});
