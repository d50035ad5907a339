import type { JSX } from 'preact';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { entries } from '../../offline';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../words';
import { WithYourself } from '../reflections/form-rows';
import { titleOf, whenOf } from './reading';
import { isAboutHidden, type Repair, type Status } from './repair';

const OPEN: readonly Status[] = ['paused', 'spoken', 'waiting', 'reflected'];

/** Repairs: the ones being written first, then the open ones, then the others, newest first. What was put away, and what is about
 * somebody hidden, is folded up. */
export function ListPage(): JSX.Element {
  const all = entries.of('repairs').value;
  const shown = all.filter((repair) => !isAboutHidden(repair) && repair.columns.status !== 'archived');
  const away = all.filter((repair) => !shown.includes(repair));
  const drafts = shown.filter(({ columns }) => columns.status === 'draft');
  const open = shown.filter(({ columns }) => OPEN.includes(columns.status));
  const others = shown.filter((repair) => !drafts.includes(repair) && !open.includes(repair));
  const begin = (
    <LinkButton href="/practice/new">
      {t('practice.begin')}
    </LinkButton>
  );
  return (
    <Page title={t('shell.practice')} lead={all.length > 0 && t('practice.lead')} wide>
      {all.length === 0 ? (
        <>
          <EmptyState icon={Repeat} title={t('practice.empty_title')} action={begin}>
            {t('practice.empty')}
          </EmptyState>
          <WithYourself />
        </>
      ) : (
        <>
          <div class="begin">{begin}</div>
          <Group title={t('practice.drafts')} repairs={drafts} />
          <Group title={t('practice.open')} repairs={open} />
          <WithYourself />
          <Group title={t('practice.earlier')} repairs={others} />
          {away.length > 0 && (
            <details class="put-away">
              <summary>{t('practice.away')}</summary>
              <Rows repairs={away} />
            </details>
          )}
        </>
      )}
    </Page>
  );
}

function Group({ title, repairs }: { title: string; repairs: readonly Repair[] }): JSX.Element | null {
  if (repairs.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <Rows repairs={repairs} />
    </section>
  );
}

function Rows({ repairs }: { repairs: readonly Repair[] }): JSX.Element {
  return (
    <List wide>
      {repairs.map((repair) => (
        <ListRow
          key={repair.id}
          href={`/practice/${repair.id}`}
          icon={repair.columns.status === 'draft' ? Pencil : Repeat}
          title={titleOf(repair)}
          note={whenOf(repair)}
        />
      ))}
    </List>
  );
}
