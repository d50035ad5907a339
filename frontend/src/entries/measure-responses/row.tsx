import type { JSX } from 'preact';

import ClipboardList from 'lucide/dist/esm/icons/clipboard-list.mjs';

import { t } from '../../i18n';
import { ListRow } from '../../ui';

/** The way to what a therapist would like to have answered. */
export function MeasuresRow(): JSX.Element {
  return <ListRow href="/practice/measures" icon={ClipboardList} title={t('measures.title')} subtitle={t('measures.row_note')} />;
}
