import type { EntryContent, OpenEntry } from '../../store';

export type Step = OpenEntry<'small-steps'>;
export type Content = EntryContent<'small-steps'>;
