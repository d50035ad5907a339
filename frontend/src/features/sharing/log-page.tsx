import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import Eye from 'lucide/dist/esm/icons/eye.mjs';

import { useAct } from '../../ui/use-act';
import { Button, EmptyState, ErrorCallout, Page } from '../../ui';
import { t } from '../../i18n';
import { type AccessRecord, getAccessRecords } from '../../api/sharing';
import { clock, weekdayAndDay } from '../../i18n/dates';
import { titleOf } from './titles';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';

type Older = { readonly records: readonly AccessRecord[]; readonly next: string | null };

/** Who opened what, and when. */
export function LogPage(): JSX.Element {
  const { data, error, again } = useFetched(() => getAccessRecords(null));
  const [older, setOlder] = useState<Older | null>(null);
  const act = useAct();
  const records = [...(data?.results ?? []), ...(older?.records ?? [])];
  const next = older ? older.next : (data?.next ?? null);
  const more = (): void =>
    act.run(async () => {
      const page = await getAccessRecords(next);
      setOlder({ records: [...(older?.records ?? []), ...page.results], next: page.next });
    });
  return (
    <Page
      title={t('sharing.log_title')}
      lead={records.length > 0 && t('sharing.log_lead')}
      back={{ href: '/you/sharing', label: t('sharing.title') }}
    >
      {!data ? (
        <Waiting error={error} again={again} />
      ) : records.length === 0 ? (
        <EmptyState icon={Eye} title={t('sharing.log_empty_title')}>
          {t('sharing.log_empty')}
        </EmptyState>
      ) : (
        <>
          {byDay(records).map(([title, lines]) => (
            <section key={title} class="log-day">
              <h2 class="part-title">{title}</h2>
              <ul>
                {lines.map((record) => (
                  <li key={record.id}>
                    <time dateTime={record.at}>{clock(record.at)}</time>
                    <span>{t('sharing.log_line', { name: record.reader_name, what: titleOf(record) })}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          {next !== null && (
            <div>
              <Button variant="soft" busy={act.busy} onClick={more}>
                {t('sharing.log_older')}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}

function byDay(records: readonly AccessRecord[]): (readonly [string, readonly AccessRecord[]])[] {
  const days = new Map<string, AccessRecord[]>();
  for (const record of records) {
    const title = weekdayAndDay(record.at);
    const lines = days.get(title);
    if (lines) lines.push(record);
    else days.set(title, [record]);
  }
  return [...days];
}
