import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useAct } from '../../ui/use-act';
import { isIos } from '../../pwa/install';
import { EmptyState, ErrorCallout, LinkButton, List, ListRow, Page, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { dayAndClock } from '../../i18n/dates';
import { type Coming, loadComings } from '../../api/reminders';

/** What happened to the last ones, so that "it did not come" has an answer. */
export function LastOnesPage(): JSX.Element {
  const [comings, setComings] = useState<readonly Coming[] | null>(null);
  const { error, run } = useAct();
  useEffect(() => run(async () => setComings(await loadComings())), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  return (
    <Page title={t('reminders.last_title')} lead={t('reminders.last_lead')} back={{ href: '/you/reminders', label: t('reminders.title') }}>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      {comings === null && !error && <Skeleton label={t('shell.loading')} />}
      {comings?.length === 0 && <EmptyState title={t('reminders.last_none')} />}
      {comings !== null && comings.length > 0 && (
        <List>
          {comings.map((coming) => (
            <ListRow key={coming.id} title={dayAndClock(coming.due_at)} subtitle={`${t.of('reminders.content', coming.content)} · ${fateOf(coming)}`} />
          ))}
        </List>
      )}
      {comings?.some(didNotCome) && <Helps />}
    </Page>
  );
}

/** What can be looked at where one did not come. */
function Helps(): JSX.Element {
  return (
    <section class="stack stack--tight">
      <h2>{t('reminders.help_title')}</h2>
      <ul class="helps">
        <li>{t('reminders.help_allowed')}</li>
        <li>{t('reminders.help_battery')}</li>
        <li>{t('reminders.help_focus')}</li>
        {isIos() && <li>{t('reminders.device_ios')}</li>}
      </ul>
      <p class="quiet">{t('reminders.help_tray')}</p>
      <div>
        <LinkButton variant="outline" small href="/you/reminders">
          {t('reminders.to_list')}
        </LinkButton>
      </div>
    </section>
  );
}

/** It was to be shown outside the app, and no device said that it was. */
function didNotCome(coming: Coming): boolean {
  const { dropped, deliveries, opened_at } = coming;
  if (heldBack(coming) || opened_at || deliveries.some(({ shown_at }) => shown_at)) return false;
  return dropped === 'no_device' || (dropped === null && deliveries.some(({ state }) => state !== 'pending'));
}

/** Why one was not brought after all: something was changed while it was on its way. */
function heldBack({ deliveries }: Coming): string | null {
  const last = deliveries.find(({ state }) => state === 'expired');
  if (last?.failure === 'silent' || last?.failure === 'daily_most') return t.of('reminders.dropped', last.failure);
  return last?.held_back ? t('reminders.fate_held') : null;
}

/** The furthest that it got on any way, in one plain sentence. */
export function fateOf(coming: Coming): string {
  const { dropped, deliveries, purpose, opened_at, by_email } = coming;
  const test = purpose === 'test' ? `${t('reminders.fate_test')} ` : '';
  if (deliveries.some((one) => one.opened_at)) return test + t('reminders.fate_opened');
  if (opened_at) return test + t('reminders.fate_opened_inside');
  if (by_email) return test + t('reminders.fate_by_email');
  if (dropped) return test + t.of('reminders.dropped', dropped);
  if (deliveries.some(({ shown_at }) => shown_at)) return test + t('reminders.fate_shown');
  const furthest = (['sent', 'pending', 'gone', 'expired'] as const).find((state) => deliveries.some((one) => one.state === state));
  const held = furthest === 'expired' ? heldBack(coming) : null;
  return test + (held ?? t.of('reminders.fate', furthest ?? 'expired'));
}
