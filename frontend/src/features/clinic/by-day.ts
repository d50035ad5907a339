import { daysUntil, now } from '../../i18n/calendar';
import type { OpenCase } from './caseload';

/** The caseload in the order of the next session: who comes today, who this week, and everybody else. */
export type ByDay = { readonly today: readonly OpenCase[]; readonly week: readonly OpenCase[]; readonly later: readonly OpenCase[] };

const WEEK = 7;

export function byDay(cases: readonly OpenCase[], at = now()): ByDay {
  const days = (one: OpenCase): number => (one.next_session_at ? daysUntil(one.next_session_at, at) : WEEK);
  return {
    today: cases.filter((one) => days(one) <= 0),
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
