import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { getOwnReply, getStarters, type OwnReply, putReply, type Starters } from '../../api/replies';
import { REPLY_PARTS, type ReplyContent, type ReplyPart } from '../../entries/speak-ups/speak-up';
import { ReplyRead } from '../../entries/speak-ups/reply-read';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { uuid7 } from '../../store';
import { Button, ErrorCallout, LinkButton, showToast, TextArea } from '../../ui';
import type { SpeakUpOpened } from '../../ui/slots';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { requireVault } from '../../vault/open-vault';
import { openOwnReply, sealReply } from '../../vault/replies';
import { type Problem, problemIn } from './reply-rules';

type Known = { readonly starters: Starters; readonly sent: OwnReply | null; readonly content: ReplyContent };

async function fetchKnown({ grant, entry, client }: SpeakUpOpened): Promise<Known> {
  const [starters, sent] = await Promise.all([getStarters(), getOwnReply(grant).catch(noneYet)]);
  const clinician = requireVault().owner;
  const content = sent ? await openOwnReply<ReplyContent>(sent.sealed, { reply: sent.id, clinician, client, grant, entry }) : {};
  return { starters, sent, content };
}

function noneYet(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}

/** A clinician's one reply, on the page of what it replies to. Where none was asked for, it says so and no more. */
export function ReplyComposer(given: SpeakUpOpened): JSX.Element {
  if (!given.wanted) return <p class="quiet">{t('clinic.reply_not_wanted')}</p>;
  return <Wanted {...given} />;
}

function Wanted(given: SpeakUpOpened): JSX.Element | null {
  const { data, again } = useFetched(() => fetchKnown(given), given.grant);
  if (!data) return null;
  return <Composer key={data.sent?.id ?? ''} {...given} known={data} sent={again} />;
}

function Composer({ known, sent, ...given }: SpeakUpOpened & { readonly known: Known; readonly sent: () => void }): JSX.Element {
  const [content, setContent] = useState<ReplyContent>(known.content);
  const act = useAct();
  const write = (part: ReplyPart, text: string): void => {
    setContent({ ...content, [part]: text });
    act.clear();
  };
  const send = (): void =>
    act.run(
      async () => {
        const problem = problemIn(content);
        if (problem) throw new NotYet(problem);
        const { grant, entry, client, x25519 } = given;
        const id = uuid7();
        const sealed = await sealReply(content, { reply: id, clinician: requireVault().owner, client, grant, entry }, x25519);
        await putReply(grant, { id, ...sealed });
        showToast({ text: t('clinic.reply_sent') });
        sent();
      },
      (error) => (error instanceof NotYet ? t.of('clinic.reply_problem', error.problem) : null),
    );
  return (
    <section class="stack reply-composer" aria-labelledby={`reply-${given.grant}`}>
      <h4 id={`reply-${given.grant}`} class="clinic-label">
        {t('clinic.reply_title')}
      </h4>
      <p class="small">{known.sent ? t('clinic.reply_sent_on', { day: dayInWords(known.sent.sent_on) }) : t('clinic.reply_wanted', { name: given.name })}</p>
      <div>
        <LinkButton variant="plain" small href="/clinic/replying">
          {t('clinic.reply_read_first')}
        </LinkButton>
      </div>
      {REPLY_PARTS.map((part) => (
        <Part key={part} part={part} text={content[part] ?? ''} starter={known.starters[part]} write={(text) => write(part, text)} />
      ))}
      <details>
        <summary class="small">{t('clinic.reply_hints')}</summary>
        <ul class="small">
          {known.starters.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      </details>
      {content.acknowledgement?.trim() && (
        <div class="stack stack--tight">
          <p class="clinic-label">{t('clinic.reply_preview', { name: given.name })}</p>
          <ReplyRead from={t('clinic.reply_you')} reply={content} />
        </div>
      )}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button variant="soft" busy={act.busy} onClick={send}>
          {act.busy ? t('clinic.reply_sending') : t(known.sent ? 'clinic.reply_replace' : 'clinic.reply_send')}
        </Button>
      </div>
      <p class="quiet small">{t('clinic.reply_once')}</p>
    </section>
  );
}

type PartProps = { readonly part: ReplyPart; readonly text: string; readonly starter: string; readonly write: (text: string) => void };

/** One part of it, each with a beginning to take. Only the first one has to be there. */
function Part({ part, text, starter, write }: PartProps): JSX.Element {
  return (
    <div class="stack stack--tight">
      <TextArea
        label={t.of('clinic.reply', part)}
        hint={part === 'acknowledgement' ? t('clinic.reply_acknowledgement_hint') : t('clinic.reply_optional')}
        value={text}
        onInput={write}
        rows={part === 'acknowledgement' ? 3 : 2}
      />
      {text === '' && (
        <div>
          <Button variant="plain" small onClick={() => write(starter)} aria-label={`${t('clinic.reply_starter')}: ${t.of('clinic.reply', part)}`}>
            {t('clinic.reply_starter')}
          </Button>
        </div>
      )}
    </div>
  );
}

class NotYet extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem);
    this.problem = problem;
  }
}
