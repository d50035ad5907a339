import type { JSX } from 'preact';

import { SaveLine } from '../../entries/save-line';
import { entries } from '../../store';
import { Page } from '../../ui';
import { t } from '../../i18n';
import { DepthChoice } from './depth';
import { GonePage } from './gone-page';
import { titleOf } from '../../entries/repairs/titles';
import { changeRepair } from '../../entries/repairs/repair';
import { screensOf, stepOf } from './flow';

/** All steps, to be taken in any order. None is marked as done or open: there is no order to fall behind in. */
export function StepsPage({ id }: { id: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  if (!repair) return <GonePage />;
  const screens = screensOf(repair);
  return (
    <Page
      title={t('practice.steps_title')}
      lead={t('practice.steps_lead')}
      eyebrow={titleOf(repair)}
      back={{ href: `/practice/${id}`, label: t('practice.this_one') }}
      foot={<SaveLine />}
    >
      <ul class="path">
        <Stop href={`/practice/${id}/who`} begins title={t('practice.who_title')} />
        {(repair.columns.person === null || repair.columns.route === 'quiet') && <Stop href={`/practice/${id}/safety`} title={t('safety.route_title')} />}
        {screens.map((screen, at) => (
          <Stop key={screen} href={`/practice/${id}/${screen}`} begins={stepOf(screen) !== stepOf(screens[at - 1])} title={t.of('practice.*_title', screen)} />
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
