import { type SharedFields, text } from '../shared/fields';

/** What a card says, and nothing else: the name of a pile, and who suggested it, are nobody's but the person's. */
export const fields: SharedFields<'cards'> = { 'words.text': text, 'words.collection': null, 'words.offered_by': null };
