import Heart from 'lucide/dist/esm/icons/heart.mjs';

import { type Area, t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { isBlank } from '../change';
import type { Timeline } from '../home';
import type { Card } from './card';

export { Heart as icon };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal'];
export const heading = (): string => t('journal.kind_cards');
export const title = ({ words }: Card): string => oneLine(words.text ?? '');
export const line = heading;
export const href = ({ id }: Card): string => `/you/cards/${id}`;
export const day = ({ created_at }: Card): string => created_at;
export const about = null;
export const timeline: Timeline<'cards'> = {
  filter: 'card-responses', // one's own stand with the others
  shows: (card) => !card.columns.set_aside && !isBlank(card),
  searched: ({ words }) => Object.values(words),
};
