import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';

import { isBlank } from '../../entries/change';
import { About } from '../../entries/measure-responses/about';
import { firstOpen } from '../../entries/measure-responses/in-words';
import { measures, readMeasures, titleOf } from '../../entries/measure-responses/known';
import { keepPlace, placeIn, type Response, waitsUntil } from '../../entries/measure-responses/response';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { Button, EmptyState, List, ListRow, Page } from '../../ui';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { type Agreed, fetchAgreed } from './agreed';
import { Ending } from './ending';
import { Proposed } from './proposed';

/** What was proposed, what is agreed on, and what was answered. */
export function ListPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchAgreed);
  useEffect(() => void readMeasures(), []);
  const all = entries.of('measure-responses').value.filter((one) => !isBlank(one));
  const proposed = data?.filter(({ state }) => state === 'proposed') ?? [];
  const agreed = data?.filter(({ state }) => state === 'agreed' || state === 'paused') ?? [];
  const kept = all.filter(({ columns }) => columns.status === 'kept');
  const begun = all.filter(({ columns }) => columns.status === 'answering');
  const isBegun = ({ measure }: Agreed): readonly Response[] => begun.filter(({ columns }) => columns.measure === measure);
  const elsewhere = begun.filter(({ columns }) => !agreed.some(({ measure }) => measure === columns.measure));
  return (
    <Page title={t('measures.title')} lead={t('measures.lead')} back={{ href: '/you/sharing', label: t('sharing.title') }}>
      {!data && <Waiting error={error} again={again} />}
      {data && proposed.length + agreed.length + kept.length + begun.length === 0 && (
        <EmptyState icon={ClipboardList} title={t('measures.none_title')}>
          {t('measures.none')}
        </EmptyState>
      )}
      {proposed.map((one) => (
        <Proposed key={one.id} one={one} changed={again} />
      ))}
      {agreed.map((one) => (
        <AgreedCard key={one.id} one={one} begun={isBegun(one)} free={begun.length === 0} changed={again} />
      ))}
      {data && elsewhere.length > 0 && (
        <List>
          {elsewhere.map((one) => (
            <BegunRow key={one.id} response={one} title={titleOf(one.columns.measure)} />
          ))}
        </List>
      )}
      <Earlier kept={kept} />
    </Page>
  );
}

/** One that was begun, on this device or another, however many there are: at the first question still open. */
function BegunRow({ response, title }: { readonly response: Response; readonly title: string }): JSX.Element {
  const { id, created_at } = response;
  const step = placeIn(id)?.step ?? firstOpen(response) ?? 'before';
  return <ListRow href={`/practice/measures/${id}/${step}`} icon={ClipboardList} title={title} subtitle={dayInWords(created_at)} />;
}

/** `free`: none is being answered, so one can be begun. */
type CardProps = { readonly one: Agreed; readonly begun: readonly Response[]; readonly free: boolean; readonly changed: () => void };

function AgreedCard({ one, begun, free, changed }: CardProps): JSX.Element {
  const { route } = useLocation();
  const measure = measures.value.get(one.measure);
  const wait = measure ? waitsUntil(measure.key, measure.interval_days) : null;
  const setOut = (): void => {
    const id = begin('measure-responses');
    keepPlace(id, { measure: one.measure, step: 'before' });
    route(`/practice/measures/${id}/before`);
  };
  return (
    <section class="card stack stack--tight">
      <h2 class="part-title">{titleOf(one.measure)}</h2>
      {measure && (
        <p>
          <About measure={measure} />
        </p>
      )}
      <p class="quiet small">{t('measures.agreed_with', { name: one.name })}</p>
      {one.state === 'paused' && (
        <p>
          {t('measures.paused')} <a href="/you/sharing/asked">{t('sharing.asked_title')}</a>
        </p>
      )}
      {one.state === 'agreed' && wait !== null && <p>{t('measures.from', { day: dayInWords(wait) })}</p>}
      {begun.length > 0 && (
        <List>
          {begun.map((response) => (
            <BegunRow key={response.id} response={response} title={t('measures.go_on_with')} />
          ))}
        </List>
      )}
      <div class="row">
        {one.state === 'agreed' && measure && wait === null && free && (
          <Button variant="soft" onClick={setOut}>
            {t('measures.begin')}
          </Button>
        )}
        <Ending one={one} changed={changed} />
      </div>
    </section>
  );
}

function Earlier({ kept }: { readonly kept: readonly Response[] }): JSX.Element | null {
  if (kept.length === 0) return null;
  const newest = kept.toSorted((one, other) => (other.columns.answered_on ?? '').localeCompare(one.columns.answered_on ?? ''));
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{t('measures.earlier_title')}</h2>
      <List>
        {newest.map(({ id, columns, created_at }) => (
          <ListRow key={id} href={`/practice/measures/${id}`} icon={ClipboardList} title={titleOf(columns.measure)} subtitle={dayInWords(columns.answered_on ?? created_at)} />
        ))}
      </List>
    </section>
  );
}
