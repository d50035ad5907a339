import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';

import { isBlank } from '../../entries/change';
import { measures, readMeasures, titleOf } from '../../entries/measure-responses/known';
import { keepPlace, placeIn, type Response, waitsUntil } from '../../entries/measure-responses/response';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { entries } from '../../store';
import { begin } from '../../store/begun';
import { Button, EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
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
  return (
    <Page title={t('measures.title')} lead={t('measures.lead')} back={{ href: '/you/sharing', label: t('sharing.title') }}>
      {!data && <Waiting error={error} again={again} />}
      {data && proposed.length + agreed.length + kept.length === 0 && (
        <EmptyState icon={ClipboardList} title={t('measures.none_title')}>
          {t('measures.none')}
        </EmptyState>
      )}
      {proposed.map((one) => (
        <Proposed key={one.id} one={one} changed={again} />
      ))}
      {agreed.map((one) => (
        <AgreedCard key={one.id} one={one} draft={all.find(({ columns }) => columns.status === 'answering')} changed={again} />
      ))}
      <Earlier kept={kept} />
    </Page>
  );
}

type CardProps = { readonly one: Agreed; readonly draft: Response | undefined; readonly changed: () => void };

function AgreedCard({ one, draft, changed }: CardProps): JSX.Element {
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
      <p>{measure?.about}</p>
      <p class="quiet small">{t('measures.agreed_with', { name: one.name })}</p>
      {one.state === 'paused' && (
        <p>
          {t('measures.paused')} <a href="/you/sharing/asked">{t('sharing.asked_title')}</a>
        </p>
      )}
      {one.state === 'agreed' && wait !== null && <p>{t('measures.from', { day: dayInWords(wait) })}</p>}
      <div class="row">
        {one.state === 'agreed' && measure && wait === null && (draft === undefined || draft.columns.measure === one.measure) && (
          <>
            {draft ? (
              <LinkButton variant="soft" href={`/practice/measures/${draft.id}/${placeIn(draft.id)?.step ?? 'before'}`}>
                {t('measures.go_on_with')}
              </LinkButton>
            ) : (
              <Button variant="soft" onClick={setOut}>
                {t('measures.begin')}
              </Button>
            )}
          </>
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
