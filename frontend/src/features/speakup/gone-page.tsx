import type { JSX } from 'preact';

import { t } from '../../i18n';
import { GonePage as Gone } from '../../ui';

/** For an address of one that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  const back = { href: '/practice/speak-ups', label: t('speakup.title') };
  return <Gone title={t('speakup.gone_title')} text={t('speakup.gone')} back={back} toList={t('speakup.to_list')} />;
}
