import type { EntryContent } from '../../store';

export { isBlank, merge } from '../change';

export function blank(): EntryContent<'card-responses'> {
  return { columns: { text: '', response: 'kept' }, answers: {}, words: {} };
}

/** A tap is whole: there is nothing to go on with. */
export const draft = (): null => null;
