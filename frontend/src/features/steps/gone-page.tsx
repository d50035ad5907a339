import type { JSX } from 'preact';

import { t } from '../../i18n';
import { GonePage as Gone } from '../../ui';

/** For an address of a step that was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return <Gone title={t('steps.gone_title')} text={t('steps.gone')} back={{ href: '/practice/small-steps', label: t('steps.title') }} toList={t('steps.to_list')} />;
}
