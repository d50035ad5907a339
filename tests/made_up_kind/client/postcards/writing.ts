import type { EntryContent } from '../../store';

export { isBlank, merge } from '../change';

export function blank(): EntryContent<'postcards'> {
  return { columns: { happened_on: null }, answers: {}, words: {} };
}

export const draft = (): null => null;
