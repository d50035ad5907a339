import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { SaveLine } from '../../entries/save-line';
import { StopRow } from '../../entries/stop-row';
import { entries } from '../../store';
import { Page } from '../../ui';
import { t } from '../../i18n';
import { DepthChoice } from './depth';
import { GonePage } from './gone-page';
import { stopOf } from './leaving';
import { keepPlace, placeIn } from '../../entries/repairs/place';
import { titleOf } from '../../entries/repairs/titles';
import { changeRepair } from '../../entries/repairs/repair';
import { openScreens, type Screen } from '../../entries/repairs/walk';

// Where another part of the practice begins.
const BEGINS: ReadonlySet<Screen> = new Set(['happened', 'stirred', 'feelings', 'choice', 'say', 'spoke', 'response', 'reflect', 'session', 'kind', 'outcome', 'therapist']);

/** All steps, to be taken in any order. None is marked as done or open: there is no order to fall behind in. */
export function StepsPage({ id }: { id: string }): JSX.Element {
  const { route } = useLocation();
  const repair = entries.find('repairs', id);
  useEffect(() => {
    if (placeIn(id)?.ended) keepPlace(id, { screen: 'happened' }); // whoever comes here means to change it
  }, [id]);
  if (!repair) return <GonePage />;
  return (
    <Page
      title={t('practice.steps_title')}
      lead={t('practice.steps_lead')}
      eyebrow={titleOf(repair)}
      back={{ href: `/practice/${id}`, label: t('practice.this_one') }}
      focused
      foot={
        <>
          <SaveLine />
          <StopRow stop={stopOf(repair, route)} />
        </>
      }
    >
      <ul class="path">
        <Stop href={`/practice/${id}/who`} begins title={t('practice.who_title')} />
        {(repair.columns.person === null || repair.columns.route === 'quiet') && <Stop href={`/practice/${id}/safety`} title={t('safety.route_title')} />}
        {openScreens(repair).map((screen) => (
          <Stop key={screen} href={`/practice/${id}/${screen}`} begins={BEGINS.has(screen)} title={t.of('practice.*_title', screen)} />
        ))}
      </ul>
      <DepthChoice value={repair.columns.depth} onChange={(depth) => changeRepair(id, { columns: { depth } })} />
    </Page>
  );
}

/** One stop of the path. Where another part of it begins there is a little more room. */
function Stop({ href, title, begins = false }: { readonly href: string; readonly title: string; readonly begins?: boolean }): JSX.Element {
  return (
    <li class={begins ? 'path-stop path-stop--first' : 'path-stop'}>
      <a href={href}>{title}</a>
    </li>
  );
}
