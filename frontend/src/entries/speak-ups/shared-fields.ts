import { chosen, ofTen, type SharedFields, text, under, yesOrNo } from '../shared/fields';

/** What of it can go, in the order in which it was asked. What was replied, and how it was closed, stay. */
export const fields: SharedFields<'speak-ups'> = {
  'answers.what': under('speakup.what_row', chosen('speakup.what', ' · ')),
  'words.happened': under('speakup.happened_row', text),
  'answers.how_strong': under('speakup.strong_row', ofTen),
  'words.fear': under('speakup.fear_row', text),
  'answers.hopes': under('speakup.hope_row', chosen('speakup.hope', ' · ')),
  'words.hope': under('speakup.hope_words_row', text),
  'answers.bringing': under('speakup.bring_row', chosen('speakup.bringing')),
  'answers.reply_is_fine': under('speakup.reply_row', yesOrNo),
  'answers.closing': null,
  'words.reply_from': null,
  'words.reply_acknowledgement': null,
  'words.reply_apology': null,
  'words.reply_clarification': null,
  'words.reply_invitation': null,
  'words.replies_before': null,
};
