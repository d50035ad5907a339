import type { JSX } from 'preact';

import { GonePage as Gone } from '../../ui';
import { t } from '../../i18n';

/** For an address of something that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return <Gone title={t('practice.gone_title')} text={t('practice.gone')} back={{ href: '/practice', label: t('shell.practice') }} toList={t('practice.to_list')} />;
}
