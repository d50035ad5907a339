import type { JSX } from 'preact';

import { Button, Callout, LinkButton, Page } from '../../ui';
import { loadCatalogues, t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';
import { useLoaded } from '../../ui/use-loaded';
import type { SharedItem } from './api';
import { loadCaseload } from './caseload';
import { type Client, fetchClient, nameOf, partsOf } from './client';
import { ClientMore } from './client-more';
import { HarmNotHere } from './harm-not-here';
import { unsure } from './heartbeat';
import { useFollowing } from './following';
import { Changed, Gone } from './gone';
import { openEach } from './open-each';
import { opened } from './opened';
import { Review } from './review';
import { NotYetSealed } from './sealed-anew';
import { explain, SharedRow } from './shared-row';
import { whenWords } from './titles';

/** One client: what they share now. Only what was opened here is read, and each opening is in the client's log. */
export function ClientPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFollowing(id, id, (unattended) => fetchClient(id, unattended), ({ one }) => one);
  const changed = (): void => {
    again();
    void loadCaseload();
  };
  const checked = (): void => void loadCaseload().then(again); // the caseload knows then whose keys were compared
  const back = { href: '/clinic', label: t('clinic.caseload') };
  if (!data)
    return (
      <Page title={t('clinic.client')} back={back}>
        <Waiting error={error} again={again} />
      </Page>
    );
  const name = nameOf(data);
  return (
    <div class="clinic-client">
      <Page title={name} back={back} lead={<Subtitle {...data} />}>
        {data.alias ? (
          <>
            {data.one.review.some(({ reason }) => reason === 'self_harm_answer') && <SelfHarm one={data.one} changed={changed} />}
            <Review one={data.one} changed={changed} />
            <Shared {...data} changed={changed} />
            <Measures one={data.one} name={name} changed={changed} />
            <Suggested one={data.one} />
          </>
        ) : data.one.introduction.keys !== 'first' ? (
          <NotYetSealed one={data.one.introduction} changed={checked} />
        ) : (
          <Callout tone="danger" title={t('clinic.unchecked_title')}>
            {t('clinic.unchecked')}
          </Callout>
        )}
      </Page>
      <ClientMore key={id} one={data.one} known={data.alias !== null} scopes={data.scopes} name={name} changed={changed} />
    </div>
  );
}

/** What the clinician suggested: fetched once the page stands. */
function Suggested({ one }: Pick<Client, 'one'>): JSX.Element | null {
  const part = useLoaded(() => import('./suggestions/section'));
  return part && <part.Suggestions one={one} />;
}

async function loadMeasuring(): Promise<typeof import('./measures/section')> {
  const [part] = await Promise.all([import('./measures/section'), loadCatalogues('measuring', 'measures')]);
  return part;
}

/**
 * Before all else, where there is an answer about self-harm that was not looked at. Its room is there from the start: a
 * tap on what stands beneath it opens nothing else. What can't be fetched is said to be missing.
 */
function SelfHarm(props: { one: Client['one']; changed: () => void }): JSX.Element {
  const { data: part, error, again } = useFetched(loadMeasuring);
  if (part) return <part.SelfHarm {...props} />;
  return error ? <HarmNotHere again={again} /> : <div class="harm-room" />;
}

/** Fetched after the page itself. */
function Measures(props: { one: Client['one']; name: string; changed: () => void }): JSX.Element | null {
  const part = useLoaded(loadMeasuring);
  return part && <part.MeasuresSection {...props} />;
}

/** On a wide screen the next session stands beside it. */
function Subtitle({ one, alias }: Client): JSX.Element {
  const parts = [
    alias?.pronouns,
    t('clinic.linked_since', { day: dayInWords(one.linked_on) }),
    one.last_session_at && t('clinic.last_session', { day: dayInWords(one.last_session_at) }),
  ];
  return (
    <>
      {parts.filter(Boolean).join(' · ')}
      <span class="clinic-when clinic-narrow">
        {t('clinic.next_session')}: {one.next_session_at ? whenWords(one.next_session_at) : t('clinic.no_session')}
      </span>
    </>
  );
}

/** Where one stands beneath the other, what is noted is far below. */
function toMore(): void {
  const more = document.querySelector<HTMLElement>('.clinic-more');
  more?.scrollIntoView();
  more?.focus({ preventScroll: true });
}

function Shared({ one, changed }: Client & { changed: () => void }): JSX.Element {
  const { brought, notes, recent, kept, before } = partsOf(one.shared, opened.value);
  const closed = one.shared.filter(({ grant }) => !opened.value.has(grant));
  const fresh = closed.filter(({ opened_before }) => !opened_before);
  // Read days ago, and wanted again before a session.
  const again = [...brought, ...notes, ...recent].filter((item) => closed.includes(item));
  return (
    <>
      <Gone one={one} changed={changed} />
      <Changed />
      {unsure.value ? (
        <Callout tone="clay" title={t('clinic.unsure_title')}>
          {t('clinic.unsure')}
        </Callout>
      ) : (
        <>
          <div class="row">
            {fresh.length > 0 && <OpenAll one={one} items={fresh} label={t('clinic.open_new')} changed={changed} />}
            {fresh.length === 0 && again.length > 1 && <OpenAll one={one} items={again} label={t(one.last_session_at === null ? 'clinic.open_all' : 'clinic.open_since')} changed={changed} />}
            <LinkButton variant="outline" small href={`/clinic/clients/${one.care_link}/sheet`}>
              {t('clinic.sheet')}
            </LinkButton>
            <span class="clinic-narrow">
              <Button variant="outline" small onClick={toMore}>
                {t('clinic.memo')}
              </Button>
            </span>
          </div>
          <First one={one} items={brought} changed={changed} />
          <First one={one} items={notes} changed={changed} />
          <Section title={t(one.last_session_at === null ? 'clinic.shared_now' : 'clinic.since_last')} one={one} items={recent} changed={changed} always={brought.length + notes.length === 0} />
          <Section title={t('clinic.kept')} one={one} items={kept} changed={changed} />
          <Before one={one} items={before} changed={changed} />
        </>
      )}
      {one.shared.length > 0 && <p class="quiet small">{t('clinic.opening_is_reading')}</p>}
    </>
  );
}

type Items = { readonly one: Client['one']; readonly items: readonly SharedItem[]; readonly changed: () => void };

/** Several at once: each opening is a line of its own in the client's log. */
function OpenAll({ one, items, label, changed }: Items & { readonly label: string }): JSX.Element {
  const act = useAct();
  const openAll = (): void =>
    act.run(async () => {
      await openEach(one, items).finally(changed);
    }, explain);
  return (
    <>
      <Button variant="main" small busy={act.busy} onClick={openAll}>
        {act.busy ? t('clinic.opening') : label}
      </Button>
      {act.error && (
        <p class="small" role="alert">
          {act.error}
        </p>
      )}
    </>
  );
}

/** What comes before all else, each by its own name. */
function First(items: Items): JSX.Element | null {
  if (items.items.length === 0) return null;
  return (
    <section class="card shared-items shared-items--first">
      <Rows {...items} first />
    </section>
  );
}

function Section({ title, always, ...rest }: Items & { title: string; always?: boolean }): JSX.Element | null {
  if (rest.items.length === 0 && !always) return null;
  return (
    <section class="card shared-items">
      <h2 class="clinic-label">{title}</h2>
      {rest.items.length === 0 ? (
        <p class="quiet">
          <b>{t('clinic.nothing_title')}</b>
          <br />
          {t('clinic.caseload_empty')}
        </p>
      ) : (
        <Rows {...rest} />
      )}
    </section>
  );
}

function Before(items: Items): JSX.Element | null {
  if (items.items.length === 0) return null;
  return (
    <details class="card shared-items">
      <summary class="clinic-label">{t('clinic.before')}</summary>
      <Rows {...items} />
    </details>
  );
}

function Rows({ items, ...rest }: Items & { first?: boolean }): JSX.Element {
  return (
    <ul>
      {items.map((item, index) => (
        <SharedRow key={item.grant} item={item} dated={item.shared_on !== items[index - 1]?.shared_on} {...rest} />
      ))}
    </ul>
  );
}
