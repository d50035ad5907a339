import type { JSX } from 'preact';

import { overTime, PICTURES } from '../../entries/reflections/pictures';
import { partsOverTime } from '../../entries/reflections/over-time';
import { whenOf } from '../../entries/reflections/titles';
import { t } from '../../i18n';
import { Face } from '../../library/face';
import { EmptyState, LinkButton, List, ListRow, Page } from '../../ui';

/** The parts that were looked at, each a way to what it said over time. */
export function PartsPage(): JSX.Element {
  const parts = partsOverTime();
  return (
    <Page title={t('reflections.over_time')} lead={parts.length > 0 && t('reflections.over_time_lead')} back={{ href: '/practice/reflections', label: t('reflections.title') }} wide>
      <Face of={overTime} tone="clay" />
      {parts.length === 0 ? (
        <EmptyState
          icon={overTime}
          title={t('reflections.over_time_none')}
          action={
            <LinkButton variant="soft" href="/practice/reflections/new/parts">
              {t('reflections.parts')}
            </LinkButton>
          }
        >
          {t('reflections.over_time_none_note')}
        </EmptyState>
      ) : (
        <List wide>
          {parts.map(({ key, name, all: [last] }) => (
            <ListRow key={key} href={`/practice/reflections/parts/${last.id}`} icon={PICTURES.parts} tone="clay" title={name} subtitle={whenOf(last)} />
          ))}
        </List>
      )}
    </Page>
  );
}
