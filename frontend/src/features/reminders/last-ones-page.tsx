import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { useAct } from '../../app/use-act';
import { EmptyState, ErrorNote, List, ListRow, Page, Skeleton } from '../../ui';
import { t } from '../../words';
import { type Coming, loadComings } from './api';
import { momentOf } from './describe';

/** What became of the last ones, so that "it did not come" has an answer. */
export function LastOnesPage(): JSX.Element {
  const [comings, setComings] = useState<readonly Coming[] | null>(null);
  const { error, run } = useAct();
  useEffect(() => run(async () => setComings(await loadComings())), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  return (
    <Page title={t('reminders.last_title')} lead={t('reminders.last_lead')} back={{ href: '/you/reminders', label: t('reminders.title') }}>
      {error && <ErrorNote>{error}</ErrorNote>}
      {comings === null && !error && <Skeleton label={t('shell.loading')} />}
      {comings?.length === 0 && <EmptyState title={t('reminders.last_none')} />}
      {comings !== null && comings.length > 0 && (
        <List>
          {comings.map((coming) => (
            <ListRow key={coming.id} title={momentOf(coming.due_at)} note={fateOf(coming)} />
          ))}
        </List>
      )}
    </Page>
  );
}

/** The furthest that any device got, in one plain sentence. */
export function fateOf({ dropped, deliveries, purpose }: Coming): string {
  const test = purpose === 'test' ? `${t('reminders.fate_test')} ` : '';
  if (dropped) return test + t(`reminders.dropped_${dropped}`);
  if (deliveries.some(({ opened_at }) => opened_at)) return test + t('reminders.fate_opened');
  if (deliveries.some(({ shown_at }) => shown_at)) return test + t('reminders.fate_shown');
  const furthest = (['sent', 'pending', 'gone', 'expired'] as const).find((state) => deliveries.some((one) => one.state === state));
  return test + t(`reminders.fate_${furthest ?? 'expired'}`);
}
