import type { JSX } from 'preact';

import { EmptyState, LinkButton, Page } from '../../ui';
import { t } from '../../words';

/** For an address of a moment that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return (
    <Page title={t('moments.gone_title')} back={{ href: '/people/moments', label: t('moments.title') }}>
      <EmptyState title={t('moments.gone')} action={<LinkButton href="/people/moments">{t('moments.to_list')}</LinkButton>} />
    </Page>
  );
}
