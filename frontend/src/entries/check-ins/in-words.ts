import { t } from '../../i18n';
import { oneLine } from '../../i18n/one-line';
import { ofTheAppWith } from '../../i18n/own';
import { feltIn, type Said } from './check-in';

/** What was chosen, and the person's own word. */
export function feelingIn(said: Said): string {
  const all = [...feltIn(said).map((one) => t.of('journal.day_felt', one)), oneLine(said.words.own ?? '')].filter(Boolean);
  return ofTheAppWith(all.join(', '), all);
}

/** In a few words: the feeling; else how the note begins. */
export function inWords(said: Said): string {
  return feelingIn(said) || oneLine(said.words.note ?? '');
}
