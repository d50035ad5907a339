import type { JSX } from 'preact';

import Repeat from 'lucide/dist/esm/icons/refresh-cw.mjs';

import { toLookAgain } from '../../entries/repairs/again';
import { ListRow } from '../../ui';
import { t } from '../../i18n';

/** What somebody wanted to look at again, once their day is here. It says nothing of it: others may see this. */
export function AgainRow(): JSX.Element | null {
  const repair = toLookAgain();
  return repair ? <ListRow href={`/practice/${repair.id}`} icon={Repeat} title={t('today.again')} subtitle={t('today.again_note')} /> : null;
}
