import { t } from '../../i18n';
import { listInWords } from '../../i18n/dates';
import { oneLine } from '../../i18n/one-line';
import { feltIn, type Said } from './check-in';

/** What was chosen, and the person's own word. */
export function feelingIn(said: Said): string {
  return listInWords([...feltIn(said).map((one) => t.of('journal.day_felt', one)), oneLine(said.words.own ?? '')].filter(Boolean));
}

/** In a few words: the feeling; else how the note begins. */
export function inWords(said: Said): string {
  return feelingIn(said) || oneLine(said.words.note ?? '');
}
