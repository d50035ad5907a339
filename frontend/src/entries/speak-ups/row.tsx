import type { JSX } from 'preact';

import MessageCircle from 'lucide/dist/esm/icons/message-circle.mjs';

import { t } from '../../i18n';
import { ListRow } from '../../ui';

/** The way to them, and to a new one. */
export function SpeakUpRow(): JSX.Element {
  return <ListRow href="/practice/speak-ups" icon={MessageCircle} tone="clay" title={t('speakup.title')} subtitle={t('speakup.row_note')} />;
}
