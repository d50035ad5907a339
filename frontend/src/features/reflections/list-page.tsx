import type { JSX } from 'preact';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { entries } from '../../store';
import { List, ListRow, Page } from '../../ui';
import { t } from '../../i18n';
import { FormRows } from '../../entries/reflections/form-rows';
import { overTime, PICTURES } from '../../entries/reflections/pictures';
import { keyOf } from '../../entries/reflections/over-time';
import { lineOf, titleOf, whenOf } from '../../entries/reflections/titles';
import { isBlank } from '../../entries/change';
import type { Reflection } from '../../entries/reflections/reflection';

/** The forms, what is being written, and what was written before. They are not counted. */
export function ListPage(): JSX.Element {
  const all = entries.of('reflections').value.filter((one) => !isBlank(one));
  return (
    <Page title={t('reflections.title')} lead={t('reflections.lead')} back={{ href: '/practice', label: t('shell.practice') }} wide>
      <FormRows />
      {all.some((one) => keyOf(one) !== null) && (
        <List wide>
          <ListRow href="/practice/reflections/parts" icon={overTime} tone="clay" title={t('reflections.over_time')} subtitle={t('reflections.over_time_note')} />
        </List>
      )}
      <Group title={t('reflections.drafts')} reflections={all.filter(({ columns }) => columns.status === 'draft')} />
      <Group title={t('reflections.earlier')} reflections={all.filter(({ columns }) => columns.status === 'kept')} />
    </Page>
  );
}

function Group({ title, reflections }: { title: string; reflections: readonly Reflection[] }): JSX.Element | null {
  if (reflections.length === 0) return null;
  return (
    <section class="stack stack--tight">
      <h2 class="section-title">{title}</h2>
      <List wide>
        {reflections.map((one) => (
          <ListRow
            key={one.id}
            href={`/practice/reflections/${one.id}`}
            icon={one.columns.status === 'draft' ? Pencil : PICTURES[one.columns.form]}
            title={lineOf(one) || titleOf(one)}
            subtitle={`${titleOf(one)} · ${whenOf(one)}`}
          />
        ))}
      </List>
    </section>
  );
}
