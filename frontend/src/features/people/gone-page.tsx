import type { JSX } from 'preact';

import { EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../words';

/** For an address of somebody who was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return (
    <Page title={t('people.gone_title')} back={{ href: '/people', label: t('shell.people') }}>
      <EmptyState title={t('people.gone')} action={<LinkButton href="/people">{t('people.to_list')}</LinkButton>} />
    </Page>
  );
}
