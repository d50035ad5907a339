import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type CareLink, getGrants, type Grant, revokeGrant } from '../../api/sharing';
import { getReplies, type ReplyWaits } from '../../api/replies';
import { AwayLine } from '../../entries/shared/away-line';
import { fetchLinks } from '../../entries/shared/links';
import { goesToTherapist, isBeyond } from '../../entries/speak-ups/going';
import { repliesIn } from '../../entries/speak-ups/reply-read';
import type { SpeakUp } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Button, ErrorCallout, List, ListRow, showToast } from '../../ui';
import { AskFirst } from '../../ui/ask-first';
import { useAct } from '../../ui/use-act';
import { type Fetched, useFetched } from '../../ui/use-fetched';
import { readReply } from './reading';

type Given = { readonly links: readonly CareLink[]; readonly grants: readonly Grant[]; readonly replies: readonly ReplyWaits[] };

async function fetchGiven(entry: string): Promise<Given> {
  const [links, grants, replies] = await Promise.all([fetchLinks(), getGrants(), getReplies()]);
  return { links, grants: grants.filter((one) => one.entry === entry), replies: replies.filter((one) => one.entry === entry) };
}

/** What went of it and what was replied, as the server has it now: also of what may go to nobody any more. */
export function useGiven({ id }: Pick<SpeakUp, 'id'>): Fetched<Given> {
  return useFetched(() => fetchGiven(id), id);
}

type Props = { readonly speakUp: SpeakUp; readonly given: Fetched<Given> };

/** What was replied and does not stand here yet: not read, or read where nothing could be kept of it. */
export function Unread({ speakUp, given: { data, again } }: Props): JSX.Element | null {
  if (!data) return null;
  const lacking = repliesIn(speakUp).length < data.replies.filter(({ was_read }) => was_read).length;
  return (
    <>
      {data.replies.filter(({ was_read }) => lacking || !was_read).map((reply) => (
        <UnreadReply key={reply.id} reply={reply} speakUp={speakUp} links={data.links} again={again} />
      ))}
    </>
  );
}

/** Where it stands with the therapist: what would go, what went and whether it was opened. */
export function Giving({ speakUp, given: { data, again } }: Props): JSX.Element | null {
  const goes = speakUp.columns.status === 'kept' && goesToTherapist(speakUp);
  if (!data) return goes ? <LookFirst id={speakUp.id} /> : null;
  const open = data.grants.filter(isOpen);
  const over = data.grants.find((grant) => !isOpen(grant));
  return (
    <>
      {data.links.flatMap((link) => {
        const grants = open.filter(({ care_link }) => care_link === link.id);
        return grants.length > 0 ? [<Shared key={link.id} grants={grants} link={link} beyond={isBeyond(speakUp)} changed={again} />] : [];
      })}
      {open.length === 0 && over && <p class="quiet">{overInWords(over)}</p>}
      {goes && open.length === 0 && <LookFirst id={speakUp.id} />}
    </>
  );
}

function LookFirst({ id }: { readonly id: string }): JSX.Element {
  return (
    <List>
      <ListRow href={`/you/sharing/share/speak-ups/${id}`} title={t('speakup.look_first')} subtitle={t('speakup.look_first_note')} />
    </List>
  );
}

/** A therapist can open it now, or once the client says yes again. */
export function isOpen({ state }: Grant): boolean {
  return state === 'live' || state === 'paused';
}

function openedOf(grants: readonly Grant[]): string | null {
  return grants.find(({ opened_at }) => opened_at)?.opened_at ?? null;
}

function overInWords({ state, opened_at }: Pick<Grant, 'state' | 'opened_at'>): string {
  if (opened_at) return t(state === 'over' ? 'speakup.is_over_read' : 'speakup.taken_back_read', { day: dayInWords(opened_at) });
  return t(state === 'over' ? 'speakup.is_over' : 'speakup.taken_back');
}

/**
 * `grants`: all that is open of it to one therapist, for it may be shared again as it is by now. `beyond`: it was
 * called more than a misunderstanding after it was shared.
 */
type SharedProps = { readonly grants: readonly Grant[]; readonly link: CareLink; readonly beyond: boolean; readonly changed: () => void };

/** What can be read now, by whom and until when; and the way to take it back, which says truthfully what that does. */
function Shared({ grants, link, beyond, changed }: SharedProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { display_name: name, response_window: window } = link.clinician;
  const opened = openedOf(grants);
  const read = opened ? dayInWords(opened) : null;
  const until = grants.map((one) => one.until).toSorted().at(-1) ?? '';
  return (
    <section class="card stack stack--tight">
      {beyond && <p>{t('speakup.given_before', { name })}</p>}
      <p>{grants.every(({ state }) => state === 'paused') ? t('speakup.paused', { name }) : t('speakup.shared_with', { name, day: dayInWords(until) })}</p>
      <p>{read ? t('speakup.was_opened', { day: read }) : t('speakup.not_opened')}</p>
      <p class="quiet small">{t('speakup.window', { name, window })}</p>
      <AwayLine clinician={link.clinician} />
      <div>
        <Button variant="soft" small aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('speakup.take_back')}
        </Button>
      </div>
      <AskFirst
        open={asking}
        title={t('speakup.take_back_title')}
        yes={t('speakup.take_back')}
        no={t('speakup.take_back_no')}
        onClose={() => setAsking(false)}
        act={async () => {
          // One may have been opened a moment ago: the server's word counts.
          const over = await Promise.all(grants.map(({ id }) => revokeGrant(id)));
          showToast({ text: overInWords({ state: 'revoked', opened_at: openedOf(over) }) });
          changed();
        }}
      >
        <p>{read ? t('speakup.take_back_read', { day: read }) : t('speakup.take_back_unread')}</p>
      </AskFirst>
    </section>
  );
}

type UnreadProps = { readonly reply: ReplyWaits; readonly speakUp: SpeakUp; readonly links: readonly CareLink[]; readonly again: () => void };

/** A reply waits closed: reading it is an act of its own. */
function UnreadReply({ reply, speakUp, links, again }: UnreadProps): JSX.Element {
  const act = useAct();
  const link = links.find(({ id }) => id === reply.care_link);
  const read = (): void =>
    act.run(async () => {
      const found = await readReply(reply, link, speakUp.id);
      if (found === 'replaced') again();
      if (found !== 'read') throw new NotShown(t(found === 'replaced' ? 'speakup.reply_changed' : 'speakup.reply_unchecked'));
    }, (error) => (error instanceof NotShown ? error.said : null));
  return (
    <section class="stack stack--tight">
      <ListRow onClick={read} title={t('speakup.read_reply', { name: link?.clinician.display_name ?? '' })} subtitle={t('speakup.read_reply_note')} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </section>
  );
}

/** `said` is why, in words. */
class NotShown extends Error {
  readonly said: string;
  constructor(said: string) {
    super(said);
    this.said = said;
  }
}
