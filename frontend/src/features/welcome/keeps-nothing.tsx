import type { JSX } from 'preact';

import { t } from '../../i18n';
import { inMemory } from '../../store/in-memory';
import { Callout } from '../../ui';

/** Said before anything is typed, where it is so. */
export function KeepsNothing(): JSX.Element | null {
  return inMemory.value ? <Callout>{t('welcome.keeps_nothing')}</Callout> : null;
}
