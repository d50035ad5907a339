import type { JSX } from 'preact';

import { EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../words';

/** For an address of something that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return (
    <Page title={t('practice.gone_title')} back={{ href: '/practice', label: t('shell.practice') }}>
      <EmptyState title={t('practice.gone')} action={<LinkButton href="/practice">{t('practice.to_list')}</LinkButton>} />
    </Page>
  );
}
