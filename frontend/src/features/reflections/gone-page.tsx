import type { JSX } from 'preact';

import { GonePage as Gone } from '../../ui';
import { t } from '../../i18n';

/** For an address of one that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  const back = { href: '/practice/reflections', label: t('reflections.title') };
  return <Gone title={t('reflections.gone_title')} text={t('reflections.gone')} back={back} toList={t('reflections.to_list')} />;
}
