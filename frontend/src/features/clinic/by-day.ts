import { daysUntil, now } from '../../i18n/calendar';
import type { Case } from './api';
import type { OpenCase } from './caseload';

/** The caseload by the session that each stands for: who comes today or came, who this week, and everybody else. */
export type ByDay = { readonly today: readonly OpenCase[]; readonly week: readonly OpenCase[]; readonly later: readonly OpenCase[] };

const WEEK = 7;
const HOUR_MS = 3_600_000;

/**
 * The session that somebody stands for: the next one; but one that has begun until its day is over, or an hour past
 * midnight, unless another comes today.
 */
export function sessionOf({ next_session_at: next, last_session_at: last }: Pick<Case, 'next_session_at' | 'last_session_at'>, at = now()): string | null {
  if (!last || (next && daysUntil(next, at) === 0)) return next;
  return daysUntil(last, at) === 0 || hasJustBegun(last, at) ? last : next;
}

/** Within the last hour. */
export function hasJustBegun(session: string, at = now()): boolean {
  const since = at.getTime() - Date.parse(session);
  return since >= 0 && since < HOUR_MS;
}

export function byDay(cases: readonly OpenCase[], at = now()): ByDay {
  const days = (one: OpenCase): number => {
    const session = sessionOf(one, at);
    return session ? daysUntil(session, at) : WEEK;
  };
  const time = (one: OpenCase): number => Date.parse(sessionOf(one, at) ?? '');
  // The list comes by the next session.
  return {
    today: cases.filter((one) => days(one) <= 0).toSorted((one, other) => time(one) - time(other)),
    week: cases.filter((one) => days(one) > 0 && days(one) < WEEK),
    later: cases.filter((one) => days(one) >= WEEK),
  };
}

/** Those whose name has what is typed in it, whatever the case and the accents. */
export function search(cases: readonly OpenCase[], typed: string): readonly OpenCase[] {
  const wanted = plain(typed);
  return cases.filter(({ alias }) => plain(alias?.name ?? '').includes(wanted));
}

function plain(text: string): string {
  return text.trim().normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
