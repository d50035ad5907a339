import type { JSX } from 'preact';

import Pencil from 'lucide/dist/esm/icons/pencil.mjs';

import { ListRow } from '../../ui';
import { t } from '../../i18n';
import { whereItGoesOn } from './set-aside';

/**
 * One row for whatever is being written, once `loadAspects('writing')` has come. Its title says nothing of it: others
 * may see this screen.
 */
export function SetAsideRow(): JSX.Element | null {
  const href = whereItGoesOn();
  return href === null ? null : <ListRow href={href} icon={Pencil} title={t('today.draft')} subtitle={t('today.draft_note')} />;
}
