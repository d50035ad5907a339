import { t } from '../../i18n';
import { answer, chosen, column, ofTen, type SharedFields, text, under } from '../shared/fields';

/** What of a reflection can be shared, each under the question that asked for it. */
export const fields: SharedFields<'reflections'> = {
  form: column('sharing.read_form', (form) => t.of('reflections.*', String(form)), { aside: true }),
  'words.hurts': under('reflections.hurts_title', text),
  'words.others': under('reflections.others_title', text),
  'words.kindness': under('reflections.kindness_title', text),
  'answers.after': under('reflections.after_title', chosen('reflections.after')),
  'answers.part': under('reflections.part_title', chosen('reflections.part')),
  'words.part_own': under('sharing.read_part_own', text),
  'words.heard': under('reflections.heard_row', text),
  'answers.feel': under('reflections.feel_row', chosen('reflections.feel')),
  'words.sounds': under('reflections.sounds_title', text),
  'words.tries': under('reflections.tries_title', text),
  'words.worries': under('reflections.worries_title', text),
  'words.needs': under('reflections.needs_title', text),
  'words.wise': under('reflections.wise_title', text),
  'answers.thanked': under('reflections.thanks_title', answer((value) => t(value ? 'reflections.thanks_yes' : 'reflections.thanks_no'))),
  'words.rule': under('reflections.rule_label', text),
  'answers.whose': under('reflections.whose_title', chosen('reflections.whose')),
  'words.whose_own': under('sharing.read_whose_own', text),
  'answers.how_strict': under('reflections.strict_title', chosen('reflections.strict')),
  'words.protected': under('reflections.protected_title', text),
  'answers.ask_loved': under('reflections.loved_title', chosen('reflections.loved')),
  'words.kinder': under('reflections.kinder_label', text),
  'answers.how_true': under('reflections.true_title', ofTen),
};
