import Heart from 'lucide/dist/esm/icons/heart.mjs';

import { type Area, t } from '../../i18n';
import { textOf } from '../../library/texts';
import type { OpenEntry } from '../../store';
import type { Timeline } from '../home';

type Response = OpenEntry<'card-responses'>;

export { Heart as icon };
export const tone = 'clay';
export const texts: readonly Area[] = ['journal'];
export const heading = (): string => t('journal.kind_card_responses');
export const title = ({ columns }: Response): string => textOf(columns.text) || t('journal.a_card');
export const href = null;
export const day = ({ created_at }: Response): string => created_at;
export const about = null;
export const timeline: Timeline<'card-responses'> = {
  filter: 'card-responses',
  shows: (response) => line(response) !== '',
  searched: ({ columns }) => [textOf(columns.text)],
};

/** What was kept, and not every tap: the others say nothing here, and stand nowhere. */
export function line({ columns: { response }, answers }: Response): string {
  if (response === 'rated') return t('journal.rated', { value: answers.true_now ?? 0 });
  return response === 'kept' || response === 'both_true' ? t.of('journal.response', response) : '';
}
