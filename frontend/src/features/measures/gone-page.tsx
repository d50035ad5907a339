import type { JSX } from 'preact';

import { t } from '../../i18n';
import { GonePage as Gone } from '../../ui';

/** For an address of one that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  const back = { href: '/practice/measures', label: t('measures.title') };
  return <Gone title={t('measures.gone_title')} text={t('measures.gone')} back={back} toList={t('measures.to_list')} />;
}
