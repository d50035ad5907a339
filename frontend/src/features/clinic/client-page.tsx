import type { JSX } from 'preact';

import { EmptyState, Callout, Page } from '../../ui';
import { t } from '../../i18n';
import type { Alias } from '../../vault/care-link';
import { dayInWords } from '../../i18n/dates';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';
import { type ClientCase, getClient, type SharedItem } from './api';
import { loadCaseload } from './caseload';
import { ClientMore } from './client-more';
import { openCase } from './opening';
import { SharedRow } from './shared-row';
import { Sidebar } from './sidebar';

type Opened = { readonly one: ClientCase; readonly alias: Alias | null };

async function fetchClient(id: string): Promise<Opened> {
  const one = await getClient(id);
  return { one, alias: await openCase(one) };
}

/** One client: what they share now. Only what was opened here is read, and each opening is in the client's log. */
export function ClientPage({ id }: { id: string }): JSX.Element {
  const { data, error, again } = useFetched(() => fetchClient(id), id);
  const changed = (): void => {
    again();
    void loadCaseload();
  };
  const back = { href: '/clinic', label: t('clinic.caseload') };
  return (
    <div class="clinic clinic--client">
      <Sidebar />
      {data ? (
        <>
          <Page title={data.alias?.name || t('clinic.unnamed')} back={back} lead={subtitle(data)}>
            {data.alias ? <Shared {...data} /> : <Callout tone="danger" title={t('clinic.unchecked_title')}>{t('clinic.unchecked')}</Callout>}
          </Page>
          <ClientMore key={id} one={data.one} name={data.alias?.name || t('clinic.unnamed')} changed={changed} />
        </>
      ) : (
        <Page title={t('clinic.client')} back={back}>
          <Waiting error={error} again={again} />
        </Page>
      )}
    </div>
  );
}

function subtitle({ one, alias }: Opened): string {
  const parts = [
    alias?.pronouns,
    t('clinic.linked_since', { day: dayInWords(one.linked_on) }),
    one.last_session_at && t('clinic.last_session', { day: dayInWords(one.last_session_at) }),
  ];
  return parts.filter(Boolean).join(' · ');
}

function Shared({ one, alias }: Opened): JSX.Element {
  const last = one.last_session_at;
  const recent = one.shared.filter(({ since_last_session }) => since_last_session);
  const earlier = one.shared.filter((item) => !recent.includes(item));
  const name = alias?.name || t('clinic.unnamed');
  return (
    <>
      <section class="card shared-items">
        <h2 class="clinic-label">{last === null ? t('clinic.shared_now') : t('clinic.since_last')}</h2>
        {recent.length === 0 ? <EmptyState title={t('clinic.nothing_title')}>{t('clinic.caseload_empty')}</EmptyState> : <Items one={one} items={recent} name={name} />}
      </section>
      {earlier.length > 0 && (
        <section class="card shared-items">
          <h2 class="clinic-label">{t('clinic.before')}</h2>
          <Items one={one} items={earlier} name={name} />
        </section>
      )}
      {one.shared.length > 0 && <p class="quiet small">{t('clinic.opening_is_reading')}</p>}
    </>
  );
}

function Items({ one, items, name }: { one: ClientCase; items: readonly SharedItem[]; name: string }): JSX.Element {
  return (
    <ul>
      {items.map((item) => (
        <SharedRow key={item.grant} one={one} item={item} name={name} />
      ))}
    </ul>
  );
}
