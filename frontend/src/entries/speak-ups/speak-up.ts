import type { SpeakUpBringing } from '../../api/vocabularies/speak-up-bringing';
import type { SpeakUpClosing } from '../../api/vocabularies/speak-up-closing';
import { type EntryContent, entries, type OpenEntry } from '../../store';
import { type Change, change } from '../change';
import { isQuietWithTherapist } from './quiet';

export type SpeakUp = OpenEntry<'speak-ups'>;
export type Content = EntryContent<'speak-ups'>;

/** The ways in which a therapist is told by a share. Every other stays on the person's own devices. */
export const SENT_BY: readonly (SpeakUpBringing | null | undefined)[] = ['open_it_gently', 'read_it_before'];

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

/** More than a misunderstanding: it goes to no therapist. */
export function isBeyond({ answers }: Pick<Content, 'answers'>): boolean {
  return answers.what?.includes('beyond') ?? false;
}

/** Whether it is for a therapist's eyes at all, as its writer wants it brought. */
export function goesToTherapist(content: Pick<Content, 'answers'>): boolean {
  return SENT_BY.includes(content.answers.bringing) && !isBeyond(content) && !isQuietWithTherapist();
}

/** What was replied, kept among the person's own words once it was read. */
export const REPLY_PARTS = ['acknowledgement', 'apology', 'clarification', 'invitation'] as const;
export type ReplyPart = (typeof REPLY_PARTS)[number];
export type ReplyContent = { readonly [Part in ReplyPart]?: string };

export function replyIn({ words }: Pick<Content, 'words'>): ReplyContent | null {
  return words.reply_acknowledgement ? Object.fromEntries(REPLY_PARTS.map((part) => [part, words[`reply_${part}`] ?? ''])) : null;
}
