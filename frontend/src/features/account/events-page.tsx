import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';

import History from 'lucide/dist/esm/icons/list-clock.mjs';

import { ACCOUNT_EVENT_KIND } from '../../api/vocabularies/account-event-kind';
import { getAccountEvents } from '../../api/where';
import { told } from '../../session/news';
import { Callout, EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { useFetched } from '../../ui/use-fetched';
import { t } from '../../i18n';
import { dayAndClock } from '../../i18n/dates';
import { Nothing } from './nothing';

const KNOWN: ReadonlySet<string> = new Set(ACCOUNT_EVENT_KIND); // a newer server may know of more

/** What happened to the account, where and when, and what to do about something that the person did not do. */
export function EventsPage(): JSX.Element {
  const { data, error, again } = useFetched(getAccountEvents);
  const newest = data?.[0]?.number;
  useEffect(() => {
    if (newest !== undefined) void told(newest);
  }, [newest]);
  return (
    <Page title={t('account.events')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.events_lead')}>
      {!data ? (
        <Nothing error={error} again={again} />
      ) : data.length === 0 ? (
        <EmptyState icon={History} title={t('account.events_none')} />
      ) : (
        <>
          <List>
            {data.map(({ number, kind, at, device, here }) => (
              <ListRow
                key={number}
                title={KNOWN.has(kind) ? t.of('account.event', kind) : t('account.event_other')}
                subtitle={t(here ? 'account.event_here' : 'account.event_where', { device, when: dayAndClock(at) })}
              />
            ))}
          </List>
          <Callout title={t('account.not_me')}>
            <div class="stack stack--tight">
              <p>{t('account.not_me_how')}</p>
              <div class="row">
                <LinkButton variant="soft" small href="/you/account/words">
                  {t('account.words')}
                </LinkButton>
                <LinkButton variant="soft" small href="/you/account/devices">
                  {t('account.devices')}
                </LinkButton>
              </div>
            </div>
          </Callout>
        </>
      )}
    </Page>
  );
}
