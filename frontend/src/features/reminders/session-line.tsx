import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { ListRow } from '../../ui';
import { t } from '../../i18n';
import { dayAndClock } from '../../i18n/dates';
import { loadSession, type NextSession } from '../../api/reminders';

/** When the next session is, and the way to say so. */
export function SessionLine(): JSX.Element {
  const [next, setNext] = useState<NextSession | null>(null);
  useEffect(() => {
    let here = true;
    void loadSession().then(
      (found) => here && setNext(found),
      () => undefined, // without a connection the row stays, and its page says the rest
    );
    return () => {
      here = false;
    };
  }, []);
  return <ListRow href="/you/reminders/session" title={t('reminders.session_title')} subtitle={nextIn(next)} />;
}

export function nextIn(next: NextSession | null): string {
  if (!next) return t('reminders.session_note');
  if (!next.next_at) return t('reminders.session_unknown');
  return t(next.next_by === 'therapist' ? 'reminders.session_by_therapist' : 'reminders.session_next', { when: dayAndClock(next.next_at) });
}
