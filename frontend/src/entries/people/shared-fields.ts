import { t } from '../../i18n';
import { chosen, column, type SharedFields, text, under } from '../shared/fields';

/** What of somebody's page can be shared. How carefully to go with them, and what was drawn as dots, stay. */
export const fields: SharedFields<'people'> = {
  person: column('sharing.read_whose_page', String),
  'words.alias': null, // the same, as whom it is about
  'answers.relation': chosen('people.relation'),
  'words.relation_words': under('sharing.read_relation_words', text),
  status: column('people.status', (status) => t.of('people.status', String(status)), { aside: true }),
  'words.strengths': under('people.read_strengths', text),
  'answers.supports': under('people.read_supports', chosen('people.support')),
  'words.support_words': under('sharing.read_support_words', text),
  'words.expect': under('people.read_expect', text),
  'words.really_did': under('people.read_really_did', text),
  'words.never_shown': under('people.read_never_shown', text),
  'answers.felt_security': under('people.read_felt_security', chosen('people.ease')),
  'words.giving_receiving': under('people.read_giving_receiving', text),
  'answers.giving_as': null,
  'answers.gave_dots': null,
  'answers.received_dots': null,
};
