import type { JSX } from 'preact';

import Eye from 'lucide/dist/esm/icons/eye.mjs';
import KeyRound from 'lucide/dist/esm/icons/key-round.mjs';
import Lock from 'lucide/dist/esm/icons/lock.mjs';

import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { MeasuresRow } from '../../entries/measure-responses/row';
import { SpeakUpRow } from '../../entries/speak-ups/row';
import { t } from '../../i18n';
import { type CareLink, getGrants, type Grant } from '../../api/sharing';
import { dayInWords } from '../../i18n/dates';
import { LinkCard } from './link-card';
import { titleOf } from './titles';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';
import { fetchLinks } from '../../entries/shared/links';

type Consent = { readonly links: readonly CareLink[]; readonly grants: readonly Grant[] };

async function fetchConsent(): Promise<Consent> {
  const [links, grants] = await Promise.all([fetchLinks(), getGrants()]);
  return { links, grants };
}

/** "What my therapist can see": every link and every share, each with its way out. */
export function SharingPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchConsent);
  const back = { href: '/you', label: t('shell.you') };
  if (!data) {
    return (
      <Page title={t('sharing.title')} back={back}>
        <Waiting error={error} again={again} />
      </Page>
    );
  }
  const { links, grants } = data;
  const live = links.filter(({ ended_at }) => ended_at === null);
  if (links.length === 0) return <NobodyYet back={back} />;
  return (
    <Page title={t('sharing.title')} lead={t('sharing.lead')} back={back}>
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
      <Earlier links={links} grants={grants} />
    </Page>
  );
}

function NobodyYet({ back }: { back: { href: string; label: string } }): JSX.Element {
  return (
    <Page title={t('sharing.title')} back={back}>
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
function Earlier({ links, grants }: Consent): JSX.Element | null {
  const over = grants.filter(({ state }) => state === 'revoked' || state === 'over');
  const ended = links.filter(({ ended_at }) => ended_at !== null);
  if (over.length === 0 && ended.length === 0) return null;
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
            <span>{ended_at && t(ended_by === 'client' ? 'sharing.ended_by_you' : 'sharing.ended_by_them', { day: dayInWords(ended_at) })}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
