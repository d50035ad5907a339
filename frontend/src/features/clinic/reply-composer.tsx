import type { JSX } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { getOwnReply, getStarters, type OwnReply, putReply, type Starters } from '../../api/replies';
import { untimedId } from '../../store/uuid7';
import { REPLY_PARTS, type ReplyContent, type ReplyPart } from '../../entries/speak-ups/speak-up';
import { ReplyRead } from '../../entries/speak-ups/reply-read';
import { language, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Button, ErrorCallout, TextArea } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { VaultError } from '../../vault/errors';
import { onForget } from '../../vault/forget';
import { requireVault } from '../../vault/open-vault';
import { openOwnReply, sealReply } from '../../vault/replies';
import { BeforeReplying } from './before-replying';
import { BLANK_REPLY, replyDraft } from './drafts';
import { ChangedElsewhere, isSame } from './keeping';
import { DraftLine, NotYet, whyNotSent } from './kept-line';
import { NotHere } from './not-here';
import { problemIn } from './reply-rules';
import { SentReply } from './sent-reply';

/** A speak-up whose client's keys were checked, as its reader has it. */
export type ReplyTo = {
  readonly grant: string;
  readonly about: string;
  readonly client: string;
  readonly x25519: string;
  readonly wanted: boolean;
};

/** `first`: what it replies to stands under no heading but its own. */
type Props = ReplyTo & { readonly first?: boolean | undefined };

type Known = {
  readonly starters: Starters;
  readonly sent: OwnReply | null;
  /** null where it was sealed to keys that are lost. */
  readonly content: ReplyContent | null;
  readonly begun: boolean;
};

type Asked = Pick<ReplyTo, 'grant' | 'about' | 'client'>;

/** What was asked for before it was shown; taken once. It holds what was sent. */
const ahead = new Map<string, Known>();
onForget(() => ahead.clear());

/** Fetches what a reply is written with, so that it stands at once with what it replies to. */
export async function askAhead(asked: Asked): Promise<void> {
  ahead.set(asked.grant, await fetchKnown(asked));
}

async function knownOf(asked: Asked): Promise<Known> {
  const known = ahead.get(asked.grant);
  ahead.delete(asked.grant);
  return known ?? fetchKnown(asked);
}

async function fetchKnown({ grant, about, client }: Asked): Promise<Known> {
  const draft = replyDraft(grant);
  const [starters, sent] = await Promise.all([getStarters(language.value), getOwnReply(grant).catch(noneYet), draft.open()]);
  const clinician = requireVault().owner;
  const content = sent ? await openOwnReply<ReplyContent>(sent.sealed, { reply: sent.id, clinician, client, grant, about }).catch(sealedToLost) : {};
  if (sent && content && isSame(draft.value.peek(), content)) draft.change(BLANK_REPLY); // sent, unheard by the draft
  return { starters, sent, content, begun: !draft.isBlank() };
}

function sealedToLost(error: unknown): null {
  if (error instanceof VaultError && error.code === 'cannot_open') return null;
  throw error;
}

function noneYet(error: unknown): null {
  if (error instanceof ApiError && error.status === 404) return null;
  throw error;
}

/** A clinician's one reply, on the page of what it replies to. Where none was asked for, it says so and no more. */
export function ReplyComposer(given: Props): JSX.Element {
  if (!given.wanted) return <p class="quiet">{t('replying.not_wanted')}</p>;
  return <Wanted {...given} />;
}

/** One that was sent stands there as it is read, folded; what is being written in its place opens it again. */
function Wanted(given: Props): JSX.Element {
  const [first] = useState(() => ahead.get(given.grant));
  const { data: fetched, error, set, again } = useFetched(() => knownOf(given), given.grant);
  const data = fetched ?? first;
  const [asked, setWriting] = useState<boolean | null>(null);
  const [justSent, setJustSent] = useState(false);
  if (!data) {
    return error ? (
      <section class="reply-composer">
        <NotHere what={t('replying.title')} again={again} />
      </section>
    ) : (
      <div class="reply-room" />
    );
  }
  const write = (on: boolean): void => {
    setJustSent(false);
    setWriting(on);
  };
  if (data.sent && !(asked ?? data.begun)) {
    return <SentReply grant={given.grant} first={given.first} on={data.sent.sent_on} content={data.content} justSent={justSent} anew={() => write(true)} />;
  }
  const sent = (reply: OwnReply, content: ReplyContent): void => {
    set({ ...data, sent: reply, content });
    setWriting(false);
    setJustSent(true);
  };
  return <Composer {...given} known={data} sent={sent} changed={again} leave={() => write(false)} />;
}

type ComposerProps = Props & { readonly known: Known; readonly sent: (reply: OwnReply, content: ReplyContent) => void; readonly changed: () => void; readonly leave: () => void };

function Composer({ known, sent, changed, leave, first, ...given }: ComposerProps): JSX.Element {
  const Heading = first ? 'h3' : 'h4';
  const draft = replyDraft(given.grant);
  // What was sent stands there until something is written in its place; it is no draft yet.
  const [own, setOwn] = useState(!draft.isBlank());
  const content = own || !draft.isBlank() ? draft.value.value : (known.content ?? BLANK_REPLY);
  const [wanted, setWanted] = useState<ReplyPart | null>(null);
  // One id for one reply, however often it is tried.
  const id = useMemo(untimedId, [content]);
  const act = useAct();
  const stands = (part: ReplyPart): boolean => part === 'acknowledgement' || part === wanted || content[part] !== undefined;
  const write = (part: ReplyPart, text: string): void => {
    setOwn(true);
    draft.change({ ...content, [part]: text });
    act.clear();
  };
  const send = (): void =>
    act.run(
      async () => {
        const problem = problemIn(content);
        if (problem) throw new NotYet(t.of('replying.problem', problem));
        const { grant, about, client, x25519 } = given;
        const header = { reply: id, clinician: requireVault().owner, client, grant, about };
        const reply = await draft
          .send(async (revision) => requireThis(id, await putReply(grant, { id, ...(await sealReply(content, header, x25519)), draft: revision })))
          .catch((error: unknown) => {
            if (error instanceof ChangedElsewhere) changed(); // sent by another page, maybe
            throw error;
          });
        sent(reply, content);
      },
      (error) => whyNotSent(error, draft),
    );
  return (
    <section class="stack reply-composer" aria-labelledby={`reply-${given.grant}`}>
      <div class="stack stack--tight">
        <Heading id={`reply-${given.grant}`} class="clinic-label">
          {t('replying.title')}
        </Heading>
        <p>{known.sent ? t('replying.sent_on', { day: dayInWords(known.sent.sent_on) }) : t('replying.wanted')}</p>
        <BeforeReplying />
      </div>
      {REPLY_PARTS.filter(stands).map((part) => (
        <Part key={part} part={part} text={content[part] ?? ''} starter={known.starters[part]} here={part === wanted} change={(text) => write(part, text)} />
      ))}
      {!REPLY_PARTS.every(stands) && (
        <div class="stack stack--tight">
          <p class="quiet small">{t('replying.optional')}</p>
          <div class="row">
            {REPLY_PARTS.filter((part) => !stands(part)).map((part) => (
              <Button key={part} variant="outline" small onClick={() => setWanted(part)}>
                {t.of('replying.part', part)}
              </Button>
            ))}
          </div>
        </div>
      )}
      <details>
        <summary class="small">{t('replying.hints')}</summary>
        <ul class="small">
          {known.starters.hints.map((hint) => (
            <li key={hint}>{hint}</li>
          ))}
        </ul>
      </details>
      {content.acknowledgement?.trim() && (
        <div class="stack stack--tight">
          <p class="clinic-label">{t('replying.preview')}</p>
          <ReplyRead from={t('replying.you')} reply={content} />
        </div>
      )}
      <DraftLine kept={draft} blank={BLANK_REPLY} thrownAway={() => setOwn(false)} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="main" busy={act.busy} onClick={send}>
          {act.busy ? t('replying.sending') : t(known.sent ? 'replying.replace' : 'replying.send')}
        </Button>
        {known.sent && !act.busy && (
          <Button variant="plain" onClick={leave}>
            {t('replying.leave')}
          </Button>
        )}
      </div>
      <p class="quiet small">{t('replying.once')}</p>
    </section>
  );
}

/** Tried again after its answer was lost, it may have been replaced by another page's meanwhile: that one came back. */
function requireThis(id: string, reply: OwnReply): OwnReply {
  if (reply.id !== id) throw new ApiError(409, 'stale_revision', '');
  return reply;
}

type PartProps = { readonly part: ReplyPart; readonly text: string; readonly starter: string; readonly here: boolean; readonly change: (text: string) => void };

/**
 * One part of it, each with a beginning to take. Only the first one has to be there; another comes when it is wanted.
 */
function Part({ part, text, starter, here, change }: PartProps): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (here) place.current?.querySelector('textarea')?.focus();
  }, [here]);
  return (
    <div ref={place} class="stack stack--tight">
      <TextArea
        label={t.of('replying.part', part)}
        hint={part === 'acknowledgement' ? t('replying.part_acknowledgement_hint') : t('replying.optional')}
        value={text}
        onInput={change}
        rows={part === 'acknowledgement' ? 3 : 2}
      />
      {text === '' && (
        <div>
          <Button variant="plain" small onClick={() => change(starter)} aria-label={`${t('replying.starter')}: ${t.of('replying.part', part)}`}>
            {t('replying.starter')}
          </Button>
        </div>
      )}
    </div>
  );
}
