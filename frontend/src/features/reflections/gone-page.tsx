import type { JSX } from 'preact';

import { EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../words';

/** For an address of one that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return (
    <Page title={t('reflections.gone_title')} back={{ href: '/practice/reflections', label: t('reflections.title') }}>
      <EmptyState title={t('reflections.gone')} action={<LinkButton href="/practice/reflections">{t('reflections.to_list')}</LinkButton>} />
    </Page>
  );
}
