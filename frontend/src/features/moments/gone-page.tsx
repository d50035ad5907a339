import type { JSX } from 'preact';

import { GonePage as Gone } from '../../ui';
import { t } from '../../i18n';

/** For an address of a moment that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return <Gone title={t('moments.gone_title')} text={t('moments.gone')} back={{ href: '/people/moments', label: t('moments.title') }} toList={t('moments.to_list')} />;
}
