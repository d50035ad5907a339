import type { SpeakUpClosing } from '../../api/vocabularies/speak-up-closing';
import { type EntryContent, entries, type OpenEntry } from '../../store';
import { type Change, change } from '../change';

export type SpeakUp = OpenEntry<'speak-ups'>;
export type Content = EntryContent<'speak-ups'>;

/** One with every question left open. */
export function blank(): Content {
  return { columns: { status: 'draft' }, answers: {}, words: {} };
}

/** The first change makes it. */
export function changeSpeakUp(id: string, what: Change<'speak-ups'>): void {
  change('speak-ups', id, what, blank());
}

/** No longer being written, however much of it was said. Nothing happens to one that was never begun. */
export function keep(id: string): void {
  const found = entries.find('speak-ups', id);
  if (found?.columns.status === 'draft') changeSpeakUp(id, { columns: { status: 'kept' } });
}

/** Closed by its writer, with or without a word on what came of it. */
export function close(id: string, closing: SpeakUpClosing): void {
  changeSpeakUp(id, { columns: { status: 'closed' }, answers: { closing } });
}

/** What was replied, kept among the person's own words once it was read. */
export const REPLY_PARTS = ['acknowledgement', 'apology', 'clarification', 'invitation'] as const;
export type ReplyPart = (typeof REPLY_PARTS)[number];
export type ReplyContent = { readonly [Part in ReplyPart]?: string };
