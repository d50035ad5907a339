import { REPLY_PARTS, type ReplyContent } from '../../entries/speak-ups/speak-up';

const LONGEST = 600;

export type Problem = 'needs_first' | 'too_long' | 'gaps';

/** Why a reply can't go yet: acknowledgement comes first, each part is short, and no gap of a beginning is left. */
export function problemIn(content: ReplyContent): Problem | null {
  if (!content.acknowledgement?.trim()) return 'needs_first';
  const parts = REPLY_PARTS.map((part) => content[part]?.trim() ?? '');
  if (parts.some((text) => text.length > LONGEST)) return 'too_long';
  return parts.some((text) => /\{[^{}]*\}/.test(text)) ? 'gaps' : null;
}
