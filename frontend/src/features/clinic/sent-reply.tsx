import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import { ReplyRead } from '../../entries/speak-ups/reply-read';
import type { ReplyContent } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Button } from '../../ui';

type Props = {
  readonly grant: string;
  readonly first: boolean | undefined;
  readonly on: string;
  /** null where it was sealed to keys that are lost. */
  readonly content: ReplyContent | null;
  /** The form that had the focus has just left: what is said in its place takes it, and so is read out. */
  readonly justSent: boolean;
  readonly anew: () => void;
};

/** A clinician's reply once it was sent: their words as the client has them, and no form. */
export function SentReply({ grant, first, on, content, justSent, anew }: Props): JSX.Element {
  const Heading = first ? 'h3' : 'h4';
  const said = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (justSent) said.current?.focus();
  }, [justSent]);
  return (
    <section class="stack reply-composer" aria-labelledby={`reply-${grant}`}>
      <div ref={said} tabIndex={-1} class="stack stack--tight reply-said">
        <Heading id={`reply-${grant}`} class="clinic-label">
          {t('replying.title')}
        </Heading>
        {justSent && <p>{t('replying.sent')}</p>}
        <p class={justSent ? 'quiet small' : undefined}>{t('replying.sent_on', { day: dayInWords(on) })}</p>
      </div>
      {content ? <ReplyRead from={t('replying.you')} reply={content} /> : <p>{t('replying.sealed_lost')}</p>}
      <div>
        <Button variant="plain" small onClick={anew}>
          {t('replying.anew')}
        </Button>
      </div>
      <p class="quiet small">{t('replying.once')}</p>
    </section>
  );
}
