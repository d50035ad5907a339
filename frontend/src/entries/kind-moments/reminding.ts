import { entries } from '../../store';
import type { Reminding } from '../home';
import { resurfacing } from './resurfacing';

export const content = 'kind_moment';
export const returning: Reminding['returning'] = () =>
  resurfacing(entries.of('kind-moments').value, entries.of('people').value).map(({ id, words }) => ({ id, text: words.what ?? '' }));
