import type { JSX } from 'preact';

import { GonePage as Gone } from '../../ui';
import { t } from '../../i18n';

/** For an address of somebody who was deleted, or is not on this device yet. */
export function GonePage(): JSX.Element {
  return <Gone title={t('people.gone_title')} text={t('people.gone')} back={{ href: '/people', label: t('shell.people') }} toList={t('people.to_list')} />;
}
