import type { JSX } from 'preact';

import Eye from 'lucide/dist/esm/icons/eye.mjs';

import { useAct } from '../../ui/use-act';
import { log as logFace } from '../../library/drawings/sharing';
import { Face } from '../../library/face';
import { Button, Callout, EmptyState, ErrorCallout, Page } from '../../ui';
import { t } from '../../i18n';
import type { AccessRecord } from '../../api/sharing';
import { clock, weekdayAndDay } from '../../i18n/dates';
import { readLog, readOlder } from './log';
import { titleOf } from './titles';
import { Waiting } from '../../ui/waiting';
import { useFetched } from '../../ui/use-fetched';

/** Who opened what, and when; and whether a line is not as it was written, which this device checks for itself. */
export function LogPage(): JSX.Element {
  const { data, error, again, set } = useFetched(readLog);
  const act = useAct();
  const records = data?.records ?? [];
  const more = (): void =>
    act.run(async () => {
      if (data) set(await readOlder(data));
    });
  return (
    <Page
      title={t('sharing.log_title')}
      lead={records.length > 0 && t('sharing.log_lead')}
      back={{ href: '/you/sharing', label: t('sharing.title') }}
    >
      <Face of={logFace} />
      {!data ? (
        <Waiting error={error} again={again} />
      ) : records.length === 0 && data.state === 'whole' ? (
        <EmptyState icon={Eye} title={t('sharing.log_empty_title')}>
          {t('sharing.log_empty')}
        </EmptyState>
      ) : (
        <>
          {data.state !== 'whole' && (
            <Callout tone="danger" title={t('sharing.log_not_whole')}>
              <p>{t(data.state === 'shorter' ? 'sharing.log_shorter' : 'sharing.log_broken')}</p>
              <p>{t('sharing.log_what_now')}</p>
            </Callout>
          )}
          {byDay(records).map(([title, lines]) => (
            <section key={title} class="log-day">
              <h2 class="part-title">{title}</h2>
              <ul>
                {lines.map((record) => (
                  <li key={record.id}>
                    <time dateTime={record.at}>{clock(record.at)}</time>
                    <span>{t(LINES[record.act] ?? 'sharing.log_line', { name: record.reader_name, what: titleOf(record) })}</span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          {data.next !== null && (
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

/** What was done, beside opening it. */
const LINES: Readonly<Record<string, 'sharing.log_acknowledged' | 'sharing.log_exported'>> = {
  acknowledged: 'sharing.log_acknowledged',
  exported: 'sharing.log_exported',
};

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
