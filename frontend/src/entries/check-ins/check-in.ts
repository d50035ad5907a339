import { dayKey, today } from '../../i18n/calendar';
import { type EntryContent, entries, type OpenEntry } from '../../store';
import { change, isSaid } from '../change';

export type CheckIn = OpenEntry<'check-ins'>;
export type Content = EntryContent<'check-ins'>;
export type Said = Pick<Content, 'words'>;

/** Words to choose from. None stands above another: they go in no order from bad to good. */
export const FELT = [
  'tired', 'calm', 'tense', 'glad', 'tender', 'sad', 'hopeful', 'numb', 'angry', 'warm', 'afraid', 'restless', 'lonely', 'far_away', 'mixed', 'cant_tell',
] as const;
export type Felt = (typeof FELT)[number];

/** One with nothing said in it, on a day. */
export function blank(day = today()): Content {
  return { columns: {}, answers: {}, words: { day } };
}

/** The day alone says nothing. */
export function isBlank({ words: { felt, own, note } }: Said): boolean {
  return ![felt, own, note].some(isSaid);
}

/** The first change makes it, from `start`. */
export function changeCheckIn(id: string, words: Content['words'], start: Content): void {
  change('check-ins', id, { words }, start);
}

/** What was written down for a day; the newest, where two devices wrote one each. */
export function checkInOf(day: string): CheckIn | undefined {
  return entries.of('check-ins').value.find((one) => dayOf(one) === day);
}

/** Those that say something of a day in this month ("2026-11"), the newest day first. */
export function writtenIn(month: string): readonly CheckIn[] {
  return entries
    .of('check-ins')
    .value.filter((one) => !isBlank(one) && dayOf(one).startsWith(month))
    .toSorted((a, b) => dayOf(b).localeCompare(dayOf(a)));
}

/** The day it is about: the one it was written on, where an app before left none. */
export function dayOf({ words, created_at }: CheckIn): string {
  return words.day || dayKey(created_at);
}

/** What was chosen, in the order it was chosen. What this app does not know is not there. */
export function feltIn({ words }: Said): readonly Felt[] {
  return chosenIn({ words }).filter((one): one is Felt => (FELT as readonly string[]).includes(one));
}

/** What was chosen, written for `felt`. A word that only a newer app knows stays. */
export function withFelt(said: Said, chosen: readonly Felt[]): string {
  const unknown = chosenIn(said).filter((one) => !(FELT as readonly string[]).includes(one));
  const all = [...chosen, ...unknown];
  return all.length > 0 ? JSON.stringify(all) : '';
}

function chosenIn({ words }: Said): readonly string[] {
  try {
    const read: unknown = JSON.parse(words.felt || '[]');
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}
