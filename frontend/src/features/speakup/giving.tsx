import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type CareLink, getGrants, type Grant, revokeGrant } from '../../api/sharing';
import { getReplies, type ReplyWaits } from '../../api/replies';
import { AwayLine } from '../../entries/shared/away-line';
import { fetchLinks } from '../../entries/shared/links';
import { goesToTherapist, isBeyond } from '../../entries/speak-ups/going';
import type { SpeakUp } from '../../entries/speak-ups/speak-up';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Button, ErrorCallout, List, ListRow, Sheet, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { type Fetched, useFetched } from '../../ui/use-fetched';
import { readReply } from './reading';

type Given = { readonly links: readonly CareLink[]; readonly grants: readonly Grant[]; readonly replies: readonly ReplyWaits[] };

async function fetchGiven(entry: string): Promise<Given> {
  const [links, grants, replies] = await Promise.all([fetchLinks(), getGrants(), getReplies()]);
  return { links, grants: grants.filter((one) => one.entry === entry), replies: replies.filter((one) => one.entry === entry) };
}

const NOTHING: Given = { links: [], grants: [], replies: [] };

/** What went of it and what was replied, as the server has it now; of what goes to nobody nothing is asked. */
export function useGiven(speakUp: SpeakUp): Fetched<Given> {
  return useFetched(async () => (isBeyond(speakUp) ? NOTHING : fetchGiven(speakUp.id)), speakUp.id);
}

type Props = { readonly speakUp: SpeakUp; readonly given: Fetched<Given> };

/** What a therapist replied and nobody has read here yet. */
export function Unread({ speakUp, given: { data, again } }: Props): JSX.Element | null {
  if (!data || speakUp.words.reply_acknowledgement) return null;
  return (
    <>
      {data.replies.map((reply) => (
        <UnreadReply key={reply.id} reply={reply} speakUp={speakUp} links={data.links} again={again} />
      ))}
    </>
  );
}

/** Where it stands with the therapist: what would go, what went and whether it was opened. */
export function Giving({ speakUp, given: { data, again } }: Props): JSX.Element | null {
  const goes = speakUp.columns.status === 'kept' && goesToTherapist(speakUp);
  const live = data?.grants.filter(({ state }) => state === 'live') ?? [];
  const over = data?.grants.filter(({ state }) => state !== 'live') ?? [];
  if (!data) return goes ? <LookFirst id={speakUp.id} /> : null;
  return (
    <>
      {live.map((grant) => (
        <Shared key={grant.id} grant={grant} link={data.links.find(({ id }) => id === grant.care_link)} changed={again} />
      ))}
      {live.length === 0 && over[0] && <p class="quiet">{overInWords(over[0])}</p>}
      {goes && live.length === 0 && <LookFirst id={speakUp.id} />}
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

function overInWords({ opened_at }: Grant): string {
  return opened_at ? t('speakup.taken_back_read', { day: dayInWords(opened_at) }) : t('speakup.taken_back');
}

type SharedProps = { readonly grant: Grant; readonly link: CareLink | undefined; readonly changed: () => void };

/** What can be read now, by whom and until when; and the way to take it back, which says truthfully what that does. */
function Shared({ grant, link, changed }: SharedProps): JSX.Element {
  const [asking, setAsking] = useState(false);
  const act = useAct();
  const { display_name: name = '', response_window: window = '' } = link?.clinician ?? {};
  const read = grant.opened_at ? dayInWords(grant.opened_at) : null;
  const close = (): void => {
    act.clear();
    setAsking(false);
  };
  const takeBack = (): void =>
    act.run(async () => {
      const over = await revokeGrant(grant.id); // it may have been opened a moment ago: the server's word counts
      showToast({ text: overInWords(over) });
      close();
      changed();
    });
  return (
    <section class="card stack stack--tight">
      <p>{t('speakup.shared_with', { name, day: dayInWords(grant.until) })}</p>
      <p>{read ? t('speakup.was_opened', { day: read }) : t('speakup.not_opened')}</p>
      <p class="quiet small">{t('speakup.window', { name, window })}</p>
      <AwayLine clinician={link?.clinician} />
      <div>
        <Button variant="soft" small aria-haspopup="dialog" onClick={() => setAsking(true)}>
          {t('speakup.take_back')}
        </Button>
      </div>
      <Sheet open={asking} onClose={close} title={t('speakup.take_back_title')}>
        <p>{read ? t('speakup.take_back_read', { day: read }) : t('speakup.take_back_unread')}</p>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div class="even">
          <Button variant="soft" onClick={close}>
            {t('speakup.take_back_no')}
          </Button>
          <Button variant="soft" busy={act.busy} onClick={takeBack}>
            {t('speakup.take_back')}
          </Button>
        </div>
      </Sheet>
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
      if (found !== 'read') throw new NotShown(found);
    }, (error) => (error instanceof NotShown ? t(error.why === 'replaced' ? 'speakup.reply_changed' : 'speakup.reply_unchecked') : null));
  return (
    <section class="stack stack--tight">
      <ListRow onClick={read} title={t('speakup.read_reply', { name: link?.clinician.display_name ?? '' })} subtitle={t('speakup.read_reply_note')} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
    </section>
  );
}

class NotShown extends Error {
  readonly why: 'replaced' | 'unchecked';

  constructor(why: 'replaced' | 'unchecked') {
    super(why);
    this.why = why;
  }
}
