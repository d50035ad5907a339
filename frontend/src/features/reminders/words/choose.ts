import { entries, type OpenEntry } from '../../../store';
import type { PoolText } from '../../../sw/pool';
import { kinds } from '../../../entries';
import { aspectOf } from '../../../entries/aspects';
import type { Library } from '../../../library/texts';
import { hash } from '../../../library/hash';
import { dayAfter } from '../../../i18n/day-of';
import { type Drawn, deckOf, drawn, drawnBeside, type Lately, withShown } from '../../../library/deck';
import { stungOn } from '../../../library/choosing';
import { shownLately } from '../../../library/lately';
import { type ReminderContent, type Reminder, WORDED } from '../../../api/reminders';

const MOST = 12;
const PER_DAY = 3; // two notes a day at most, and one of three may be a card of their own
const DAYS = 7; // a device that was not opened for longer shows the neutral line
const LONGEST = 240; // more than that no phone shows

/** What may come back by itself, under the content of the reminder that brings it. */
export type Sources = Partial<Readonly<Record<ReminderContent, readonly PoolText[]>>>;

/** Reading it subscribes to everything that it is made of; `loadAspects('reminding')` comes before it. */
export function sources(known: Library | null, responses: readonly OpenEntry<'card-responses'>[], day: string): Sources {
  const found: Record<string, readonly PoolText[]> = { affirmation: known ? affirmations(known, responses, day) : [] };
  for (const { content, returning } of kinds.flatMap((kind) => aspectOf(kind, 'reminding') ?? [])) found[content] = [...(found[content] ?? []), ...returning()];
  return found;
}

/** The contents that somebody wants in words. */
export function contentsInWords(reminders: readonly Reminder[]): readonly ReminderContent[] {
  return WORDED.filter((content) => reminders.some((one) => one.content === content && one.wording === 'words' && one.rhythm !== 'opening'));
}

/**
 * The texts of each content that may stand on a locked screen: those of the coming days where each has its own, else up
 * to twelve, the same all day and others on another. Nothing that stung, was answered "never" or rated 0 to 3, nobody
 * else's words, no moment that may not come by itself.
 */
export function chooseTexts(wanted: readonly ReminderContent[], from: Sources, day: string): Readonly<Record<string, readonly PoolText[]>> {
  return Object.fromEntries(
    wanted.map((content) => {
      const texts = (from[content] ?? []).filter(({ text }) => text.trim() !== '');
      const ofDays = texts.filter((one) => one.day !== undefined);
      const drawnToday = texts.filter((one) => one.day === undefined).toSorted((a, b) => hash(day + a.id) - hash(day + b.id));
      return [content, [...ofDays, ...drawnToday.slice(0, MOST)].map((one) => ({ ...one, text: shorten(one.text.trim()) }))];
    }),
  );
}

/** For each of the coming days what Today shows, where it is the library's, and another one for a second note. */
function affirmations(known: Library, responses: readonly OpenEntry<'card-responses'>[], today: string): readonly PoolText[] {
  const deck = deckOf(known, entries.of('cards').value, responses);
  let lately: Lately = shownLately();
  return Array.from({ length: DAYS }, (_, from) => dayAfter(today, from)).flatMap((day) => {
    if (stungOn(day, responses)) return [];
    const came: Drawn[] = [];
    for (let at = 0; at < PER_DAY; at += 1) {
      const one = at === 0 ? drawn(day, deck, lately) : drawnBeside(day, deck, came.map(({ thought }) => thought), lately);
      if (!one) continue;
      lately = withShown(lately, one.thought, day);
      came.push(one);
    }
    return came.flatMap(({ id }) => poolText(known, id, day));
  });
}

/** A card of the person's own is for Today alone. */
function poolText({ families }: Library, id: string, day: string): readonly PoolText[] {
  return families.flatMap(({ texts }) => texts.filter((one) => one.id === id)).map(({ text }) => ({ id, text, day }));
}

function shorten(text: string): string {
  const signs = [...text];
  if (signs.length <= LONGEST) return text;
  const cut = signs.slice(0, LONGEST).join('');
  const word = cut.lastIndexOf(' ');
  return `${word < LONGEST / 2 ? cut : cut.slice(0, word)}…`;
}
