import type { JSX } from 'preact';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';
import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { entries } from '../../offline';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';
import { t } from '../../words';
import { titleOf, whenOf } from './reading';
import type { Repair } from './repair';

/** Repairs: the ones being written first, then the others, newest first. */
export function ListPage(): JSX.Element {
  const all = entries.of('repairs').value;
  const drafts = all.filter(({ columns }) => columns.status === 'draft');
  const others = all.filter(({ columns }) => columns.status !== 'draft');
  const begin = (
    <LinkButton href="/practice/new">
      {t('practice.begin')}
    </LinkButton>
  );
  return (
    <Page title={t('shell.practice')} lead={all.length > 0 && t('practice.lead')} wide>
      {all.length === 0 ? (
        <EmptyState icon={Repeat} title={t('practice.empty_title')} action={begin}>
          {t('practice.empty')}
        </EmptyState>
      ) : (
        <>
          <div class="begin">{begin}</div>
          <Group title={t('practice.drafts')} repairs={drafts} />
          <Group title={t('practice.earlier')} repairs={others} />
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
    </section>
  );
}
