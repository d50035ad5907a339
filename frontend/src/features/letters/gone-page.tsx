import type { JSX } from 'preact';

import { t } from '../../i18n';
import { GonePage as Gone } from '../../ui';

/** For an address of a letter that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return <Gone title={t('letters.gone_title')} text={t('letters.gone')} back={{ href: '/practice/letters', label: t('letters.title') }} toList={t('letters.to_list')} />;
}
