import { dayKey } from '../../i18n/calendar';
import { barredTexts } from '../../library/card-status';
import { textIdOf } from '../../library/own-cards';
import { entries } from '../../store';
import type { Kept } from '../home';

export const compared = null;

/** The person's own, but for what was set aside, stung or felt untrue. */
export function kept(): readonly Kept[] {
  const barred = barredTexts(entries.of('card-responses').value);
  return entries
    .of('cards')
    .value.filter(({ id, columns }) => !columns.set_aside && !barred.has(textIdOf(id)))
    .flatMap((card) => {
      const text = card.words.text?.trim();
      return text ? [{ id: card.id, as: 'affirmation' as const, text, day: dayKey(card.created_at), href: `/you/cards/${card.id}` }] : [];
    });
}
