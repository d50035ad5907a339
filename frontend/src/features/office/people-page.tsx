import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, Page, showToast } from '../../ui';
import { AskFirst } from '../../ui/ask-first';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { actOn, getLinks, getWorking, type OwnLink, type PersonAct, withdrawLink, type Working } from './api';
import { useFresh } from './fresh';
import { InviteForm } from './invite-form';

type People = { readonly working: readonly Working[]; readonly links: readonly OwnLink[] };

async function fetchPeople(): Promise<People> {
  const [working, links] = await Promise.all([getWorking(), getLinks()]);
  return { working, links };
}

/** Who works in the practice and who was invited: names and days, and nothing of anybody's clients. */
export function PeoplePage(): JSX.Element {
  const { data, error, again } = useFetched(fetchPeople);
  const [asked, setAsked] = useState<{ one: Working; act: PersonAct } | null>(null);
  return (
    <Page title={t('office.people')} lead={t('office.people_lead')} back={{ href: '/office', label: t('office.title') }}>
      {!data ? (
        <Waiting error={error} again={again} />
      ) : (
        <>
          <section class="stack stack--tight">
            <h2>{t('office.working')}</h2>
            {data.working.length === 0 && <p class="quiet">{t('office.nobody')}</p>}
            <ul class="list">
              {data.working.map((one) => (
                <Person key={one.id} one={one} ask={(act) => setAsked({ one, act })} />
              ))}
            </ul>
          </section>
          <InviteForm made={again} />
          {data.links.length > 0 && (
            <section class="stack stack--tight">
              <h2>{t('office.invited')}</h2>
              <ul class="list">
                {data.links.map((link) => (
                  <Invited key={link.id} link={link} changed={again} />
                ))}
              </ul>
            </section>
          )}
        </>
      )}
      {asked && <AskSheet {...asked} close={() => setAsked(null)} done={again} />}
    </Page>
  );
}

function Person({ one, ask }: { one: Working; ask: (act: PersonAct) => void }): JSX.Element {
  const name = one.display_name;
  const since = one.left_on ? t('office.left', { day: dayInWords(one.left_on) }) : t('office.since', { day: dayInWords(one.since) });
  return (
    <li class="list-row office-person">
      <span class="list-row-words">
        <span class="list-row-title">{name}</span>
        <span class="list-row-subtitle">{since}</span>
      </span>
      {!one.left_on && (
        <span class="row">
          <Button variant="soft" small aria-haspopup="dialog" onClick={() => ask('reset-second-factor')} aria-label={t('office.reset_this', { name })}>
            {t('office.reset')}
          </Button>
          <Button variant="soft" small aria-haspopup="dialog" onClick={() => ask('deactivate')} aria-label={t('office.deactivate_this', { name })}>
            {t('office.deactivate')}
          </Button>
        </span>
      )}
    </li>
  );
}

type AskProps = { readonly one: Working; readonly act: PersonAct; readonly close: () => void; readonly done: () => void };

/** Says what an act means for the clinician and for clients, before it is done. */
function AskSheet({ one, act, close, done }: AskProps): JSX.Element {
  const fresh = useFresh();
  const name = one.display_name;
  const resets = act === 'reset-second-factor';
  return (
    <AskFirst
      open
      title={t(resets ? 'office.reset_title' : 'office.deactivate_title', { name })}
      yes={t(resets ? 'office.reset' : 'office.deactivate')}
      no={t('office.leave_as_is')}
      onClose={close}
      act={async () => {
        await actOn(one.id, act, fresh.digits);
        done();
        showToast({ text: t(resets ? 'office.reset_done' : 'office.deactivated', { name }) });
      }}
      explain={fresh.explain}
    >
      <p>{t(resets ? 'office.reset_text' : 'office.deactivate_text', { name })}</p>
      {!resets && <p>{t('office.deactivate_first')}</p>}
      {fresh.field}
    </AskFirst>
  );
}

function Invited({ link, changed }: { link: OwnLink; changed: () => void }): JSX.Element {
  const act = useAct();
  const who = link.display_name || t('office.unnamed');
  const withdraw = (): void =>
    act.run(async () => {
      await withdrawLink(link.id);
      changed();
      showToast({ text: t('office.withdrawn') });
    });
  return (
    <li class="list-row office-person">
      <span class="list-row-words">
        <span class="list-row-title">{who}</span>
        <span class="list-row-subtitle">{t('office.open_until', { day: dayInWords(link.expires_at) })}</span>
        {act.error && (
          <span class="list-row-subtitle" role="alert">
            {act.error}
          </span>
        )}
      </span>
      <Button variant="soft" small busy={act.busy} onClick={withdraw} aria-label={t('office.withdraw_this', { who })}>
        {t('office.withdraw')}
      </Button>
    </li>
  );
}
