import { valuesNotes } from '../../library/own-cards';
import { entries } from '../../store';
import type { Reminding } from '../home';

export const content = 'values_note';
export const returning: Reminding['returning'] = () =>
  valuesNotes(entries.of('cards').value, entries.of('card-responses').value).map(({ id, words }) => ({ id, text: words.text ?? '' }));
