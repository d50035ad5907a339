import { REPLY_PARTS, type ReplyContent } from '../../entries/speak-ups/speak-up';
import type { Practice, Suggested } from '../../library/suggestion';
import { getReplyDraft, getSuggestionDraft, putReplyDraft, putSuggestionDraft } from './api';
import { type Kept, keptAt } from './keeping';

export type SuggestionDraft = Suggested & { readonly practice: Practice };

export const BLANK_REPLY: ReplyContent = {};
export const BLANK_SUGGESTION: SuggestionDraft = { form: 'noticed', text: '', practice: 'kind_minute' };

/** What a clinician is replying to what was shared with them. */
export function replyDraft(grant: string): Kept<ReplyContent> {
  return keptAt<ReplyContent>({
    kind: 'reply-draft',
    id: grant,
    blank: BLANK_REPLY,
    typed: REPLY_PARTS,
    draft: true,
    find: () => getReplyDraft(grant),
    put: (body) => putReplyDraft(grant, body),
  });
}

/** What they are about to suggest to a client. */
export function suggestionDraft(careLink: string): Kept<SuggestionDraft> {
  return keptAt<SuggestionDraft>({
    kind: 'suggestion-draft',
    id: careLink,
    blank: BLANK_SUGGESTION,
    typed: ['text'],
    draft: true,
    find: () => getSuggestionDraft(careLink),
    put: (body) => putSuggestionDraft(careLink, body),
  });
}
