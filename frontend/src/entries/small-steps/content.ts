import type { EntryContent, OpenEntry } from '../../store';

export { isClosed, stepRests as rests } from '../people/rests';

export type Step = OpenEntry<'small-steps'>;
export type Content = EntryContent<'small-steps'>;
