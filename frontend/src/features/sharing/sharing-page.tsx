import type { JSX } from 'preact';

import Eye from 'lucide/dist/esm/icons/eye.mjs';
import KeyRound from 'lucide/dist/esm/icons/key-round.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';

import { sharing as sharingFace } from '../../library/drawings/sharing';
import { Face } from '../../library/face';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { MeasuresRow } from '../../entries/measure-responses/row';
import { SpeakUpRow } from '../../entries/speak-ups/row';
import { t } from '../../i18n';
import { getGrants, type Grant } from '../../api/sharing';
import { dayInWords } from '../../i18n/dates';
import { type Departure, getDepartures, getHandovers, type Handover } from '../../api/handovers';
import { LinkCard } from './link-card';
import { HandoverCard, LeftCard } from './therapist-cards';
import { titleOf } from './titles';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';

type Consent = { readonly links: readonly OwnLink[]; readonly grants: readonly Grant[]; readonly departures: readonly Departure[]; readonly handovers: readonly Handover[] };

async function fetchConsent(): Promise<Consent> {
  const [links, grants, departures, handovers] = await Promise.all([fetchLinks(), getGrants(), getDepartures(), getHandovers()]);
  return { links, grants, departures, handovers };
}

/** "What my therapist can see": every link and every share, each with its way out. */
export function SharingPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchConsent);
  const back = { href: '/you', label: t('shell.you') };
  if (!data) {
    return (
      <Page title={t('sharing.title')} back={back}>
        <Face of={sharingFace} />
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  const { links, grants, departures, handovers } = data;
  const untold = departures.filter(({ was_told }) => !was_told);
  const live = links.filter(({ ended_at }) => ended_at === null);
  if (links.length === 0 && departures.length === 0) return <NobodyYet back={back} />;
  return (
    <Page title={t('sharing.title')} lead={t('sharing.lead')} back={back}>
      <Face of={sharingFace} />
      {untold.map((one) => (
        <LeftCard key={one.id} departure={one} changed={again} />
      ))}
      {handovers.map((one) => (
        <HandoverCard key={one.id} handover={one} link={live.find(({ id }) => id === one.care_link)} />
      ))}
      {live.map((link) => (
        <LinkCard key={link.id} link={link} grants={grants.filter((one) => one.care_link === link.id && ['live', 'paused'].includes(one.state))} changed={again} />
      ))}
      <section class="stack stack--tight">
        <h2 class="visually-hidden">{t('sharing.more')}</h2>
        <List>
          <SpeakUpRow />
          <MeasuresRow />
          <ListRow href="/you/sharing/log" icon={Eye} title={t('sharing.log_title')} subtitle={t('sharing.log_row_note')} />
          <ListRow href="/you/sharing/accept" icon={KeyRound} title={t('sharing.enter_code')} subtitle={t('sharing.enter_code_note')} />
        </List>
      </section>
      <Earlier links={links} grants={grants} departures={departures} />
    </Page>
  );
}

function NobodyYet({ back }: { back: { href: string; label: string } }): JSX.Element {
  return (
    <Page title={t('sharing.title')} back={back}>
      <Face of={sharingFace} />
      <EmptyState
        icon={Lock}
        title={t('sharing.empty_title')}
        action={
          <LinkButton variant="soft" href="/you/sharing/accept">
            {t('sharing.enter_code')}
          </LinkButton>
        }
      >
        {t('sharing.empty')}
      </EmptyState>
    </Page>
  );
}

/** What is over, folded away: it is there to look up, and asks for nothing. */
function Earlier({ links, grants, departures }: Omit<Consent, 'handovers'>): JSX.Element | null {
  const over = grants.filter(({ state }) => state === 'revoked' || state === 'over');
  const ended = links.filter(({ ended_at }) => ended_at !== null);
  // Whoever deleted their account is in no link any more; that they left stays.
  // One of before says no link, and is known by the name alone.
  const isOf = ({ care_link, clinician_name }: Departure, { id, clinician }: OwnLink): boolean => (care_link === null ? clinician.display_name === clinician_name : id === care_link);
  const gone = departures.filter((one) => one.was_told && !ended.some((link) => isOf(one, link)));
  if (over.length === 0 && ended.length === 0 && gone.length === 0) return null;
  return (
    <details class="earlier">
      <summary>{t('sharing.earlier')}</summary>
      <ul class="earlier-list">
        {over.map((grant) => (
          <li key={grant.id}>
            <b>{titleOf(grant)}</b>
            <span>
              {t('sharing.grant_over_note', {
                level: t.of('sharing.level', grant.level),
                state: t(grant.state === 'revoked' ? 'sharing.state_revoked' : 'sharing.state_over'),
              })}
              {grant.opened_at && ` · ${t('sharing.opened_on', { day: dayInWords(grant.opened_at) })}`}
            </span>
          </li>
        ))}
        {ended.map(({ id, clinician, ended_at, ended_by }) => (
          <li key={id}>
            <b>{clinician.display_name}</b>
            <span>{ended_at && t.of('sharing.ended', ended_by || 'clinician', { day: dayInWords(ended_at) })}</span>
          </li>
        ))}
        {gone.map(({ id, clinician_name, left_on }) => (
          <li key={id}>
            <b>{clinician_name}</b>
            <span>{t.of('sharing.ended', 'left', { day: dayInWords(left_on) })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
