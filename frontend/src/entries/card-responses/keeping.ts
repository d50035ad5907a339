import { dayKey } from '../../i18n/calendar';
import { barredTexts } from '../../library/card-status';
import { ownOf, textOf } from '../../library/texts';
import { entries } from '../../store';
import { newestFirst } from '../../store/order';
import type { Kept } from '../home';

export const compared = null;

/** Each affirmation once that was kept, but for what stung since or felt untrue. Those of one's own are cards. */
export function kept(): readonly Kept[] {
  const responses = entries.of('card-responses').value;
  const barred = barredTexts(responses);
  const found = new Map<string, Kept>();
  for (const { id, columns, created_at } of responses.toSorted(newestFirst)) {
    const { text: name, response } = columns;
    const text = textOf(name);
    if (response !== 'kept' || barred.has(name) || found.has(name) || ownOf(name) || !text) continue;
    found.set(name, { id, as: 'affirmation', text, day: dayKey(created_at), href: null });
  }
  return [...found.values()];
}
