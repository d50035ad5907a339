import type { JSX } from 'preact';

import { t } from '../../i18n';
import { entries } from '../../store';
import { blank, changeSpeakUp, type Content, REPLY_PARTS, type ReplyContent } from './speak-up';

/** A therapist's reply, in their own words: as the client reads it, and as the therapist sees it before it goes. */
export function ReplyRead({ from, reply }: { readonly from: string; readonly reply: ReplyContent }): JSX.Element {
  return (
    <article class="card stack stack--tight">
      <h2 class="part-title">{t('speakup.reply_from', { name: from })}</h2>
      {REPLY_PARTS.map((part) => {
        const text = reply[part]?.trim();
        return text ? (
          <p key={part} class="as-typed">
            {text}
          </p>
        ) : null;
      })}
    </article>
  );
}

/** With the name of who wrote it. */
export type KeptReply = { readonly from: string; readonly reply: ReplyContent };

/** Every reply that was read, the newest first: each share of it may bring one. */
export function repliesIn({ words }: Pick<Content, 'words'>): readonly KeptReply[] {
  if (!words.reply_acknowledgement) return [];
  const reply = Object.fromEntries(REPLY_PARTS.map((part) => [part, words[`reply_${part}`] ?? '']));
  return [{ from: words.reply_from ?? '', reply }, ...(JSON.parse(words.replies_before || '[]') as readonly KeptReply[])];
}

/** Keeps a reply that was read, once, and those that were read before it. */
export function keepReply(id: string, from: string, content: ReplyContent): void {
  const before = repliesIn(entries.find('speak-ups', id) ?? blank());
  const reply = Object.fromEntries(REPLY_PARTS.map((part) => [part, String(content[part] ?? '')]));
  const isSame = (one: KeptReply): boolean => one.from === from && REPLY_PARTS.every((part) => (one.reply[part] ?? '') === reply[part]);
  if (before.some(isSame)) return;
  const parts = Object.fromEntries(REPLY_PARTS.map((part) => [`reply_${part}`, reply[part]]));
  changeSpeakUp(id, { words: { reply_from: from, ...parts, ...(before.length > 0 ? { replies_before: JSON.stringify(before) } : {}) } });
}
