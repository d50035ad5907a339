import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { aliasOf } from '../people/person';
import { answersOf, type Repair, type Status } from './answers';

/** "With J.", or a line for nobody named. */
export function titleOf({ columns }: Repair): string {
  const alias = aliasOf(columns.person, '');
  return alias ? t('practice.with', { alias }) : t('practice.with_nobody');
}

/** The day it happened or was begun, and where it stands. */
export function whenOf(repair: Repair): string {
  return t('practice.when_and_status', { day: dayInWords(repair.columns.happened_on ?? repair.created_at), status: statusOf(repair) });
}

// An answer says more than these; the others say where it stands by themselves.
const SAYS_LESS: readonly Status[] = ['closed', 'not_now', 'paused'];

export function statusOf(repair: Repair): string {
  const { outcome, choice } = answersOf(repair);
  const { status } = repair.columns;
  if (outcome && SAYS_LESS.includes(status)) return t.of('practice.outcome', outcome);
  if (choice && SAYS_LESS.includes(status)) return t.of('practice.choice', choice);
  return t.of('practice.status', status);
}
