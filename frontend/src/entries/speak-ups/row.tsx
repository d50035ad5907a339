import type { JSX } from 'preact';

import { t } from '../../i18n';
import { ListRow } from '../../ui';
import { icon } from './picture';

/** The way to them, and to a new one. */
export function SpeakUpRow(): JSX.Element {
  return <ListRow href="/practice/speak-ups" icon={icon} tone="clay" title={t('speakup.title')} subtitle={t('speakup.row_note')} />;
}
