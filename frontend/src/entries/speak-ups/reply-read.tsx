import type { JSX } from 'preact';

import { t } from '../../i18n';
import { REPLY_PARTS, type ReplyContent } from './speak-up';

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
