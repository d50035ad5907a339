import { t } from '../../i18n';
import type { SharedFields } from '../shared/fields';
import { goingIn } from './going';

/** The lines in their order, and not which entries they stand for: what is in those stays, unless it is shared too. */
export const fields: SharedFields<'agendas'> = {
  'words.items': {
    label: () => t('therapy.agenda_items_row'),
    value: String,
    copied: (agenda) => goingIn(agenda).map(({ title }, index) => `${index + 1}. ${title}`).join('\n'),
  },
};
