import { type Area, t } from '../../i18n';
import { entries } from '../../store';
import { dayKey } from '../../i18n/calendar';
import type { Compared, Kept } from '../home';
import { rests } from './content';

export const texts: readonly Area[] = ['steps'];

export const kept = (): readonly Kept[] => [];

/** Of those in sight alone: what is with somebody who is not gone openly with is not looked back on. */
export function compared(): readonly Compared[] {
  return entries
    .of('small-steps')
    .value.filter((step) => !rests(step))
    .flatMap(({ id, created_at, answers: { felt }, words }) => {
      const expected = words.expected?.trim();
      const came = [words.came?.trim() ?? '', felt ? t.of('steps.felt', felt) : ''].filter(Boolean);
      return expected && came.length > 0 ? [{ id, expected, came, day: dayKey(created_at), href: `/practice/small-steps/${id}` }] : [];
    });
}
