import { t } from '../../i18n';
import { column, onDay, type SharedFields } from '../shared/fields';
import { titleOf } from './known';
import { linesOf } from './in-words';
import { readSaid } from './response';

/** What of it goes: which one, when, and each answer under its question. What was skipped is not in it. */
export const fields: SharedFields<'measure-responses'> = {
  measure: column('measures.which_row', (key) => titleOf(String(key)), { aside: true }),
  answered_on: column('measures.day_row', onDay.value, { aside: true }),
  'words.response': { label: () => t('measures.answers_row'), value: (text) => textOf(String(text)), lang: 'en' },
};

function textOf(text: string): string {
  const said = readSaid(text);
  if (!said) return t('measures.unreadable');
  // The answer on a line of its own and set in: run together, nobody could tell where the question ends.
  return linesOf(said).map(({ question, answer }) => `${question}\n\u2003${answer}`).join('\n');
}
