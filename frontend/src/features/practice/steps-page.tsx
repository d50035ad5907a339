import type { JSX } from 'preact';

import { entries } from '../../offline';
import { List, ListRow, Page } from '../../ui';
import { type MessageKey, t } from '../../words';
import { GonePage } from './gone-page';
import { STEPS } from './place';
import { titleOf } from './reading';

/** All steps, to be taken in any order. None is marked as done or open: there is no order to fall behind in. */
export function StepsPage({ id }: { id: string }): JSX.Element {
  const repair = entries.find('repairs', id);
  if (!repair) return <GonePage />;
  return (
    <Page
      title={t('practice.steps_title')}
      lead={t('practice.steps_lead')}
      eyebrow={titleOf(repair)}
      back={{ href: `/practice/${id}`, label: t('practice.this_one') }}
    >
      <List>
        {STEPS.flatMap(({ screens }) =>
          screens.map((screen) => (
            <ListRow key={screen} href={`/practice/${id}/${screen}`} title={t(`practice.${screen}_title` as MessageKey)} />
          )),
        )}
      </List>
    </Page>
  );
}
