import { t } from '../../i18n';
import { chosen, column, onDay, type SharedFields, text } from '../shared/fields';

/** What of a kind moment can be shared, as its own page shows it. Whether it may come back stays. */
export const fields: SharedFields<'kind-moments'> = {
  person: column('sharing.read_who', String),
  happened_on: column('sharing.read_happened_on', onDay.value),
  direction: column('sharing.read_direction', (direction) => t.of('moments.direction', String(direction)), { aside: true }),
  'words.what': text,
  'words.who': text,
  'answers.let_in': chosen('moments.let_in'),
  'words.meaning': text,
  // How it felt to be given something is asked of what was received.
  'answers.felt': { ...chosen('moments.felt'), of: ({ columns }) => columns.direction === 'received' },
  'answers.made_it_hard': chosen('moments.hard'),
  'words.hard_words': text,
};
