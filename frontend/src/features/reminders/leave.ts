import { showToast } from '../../ui';
import type { Go } from '../../ui/use-act';
import { t } from '../../i18n';
import type { Reminder } from '../../api/reminders';

/** After one was kept: to the list, or to its page where something about when it comes has to be said first. */
export function leave(kept: Reminder, go: Go): void {
  if (kept.reason === 'session_too_late') return go(`/you/reminders/${kept.id}`, true);
  go('/you/reminders', true);
  if (kept.takes_turns) showToast({ text: t('reminders.takes_turns') });
}
