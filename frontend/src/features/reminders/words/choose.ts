import type { OpenEntry } from '../../../store';
import type { PoolText } from '../../../sw/pool';
import { kinds } from '../../../entries';
import { aspectOf } from '../../../entries/aspects';
import type { Library } from '../../../library/texts';
import { hash, cardStatuses } from '../../../library/card-status';
import { type ReminderContent, type Reminder, WORDED } from '../../../api/reminders';

const MOST = 12;
const LONGEST = 240; // more than that no phone shows

/** What may come back by itself, under the content of the reminder that brings it. */
export type Sources = Partial<Readonly<Record<ReminderContent, readonly PoolText[]>>>;

/** Reading it subscribes to everything that it is made of; `loadAspects('reminding')` comes before it. */
export function sources(known: Library | null, responses: readonly OpenEntry<'card-responses'>[]): Sources {
  const found: Record<string, readonly PoolText[]> = { affirmation: affirmations(known, responses) };
  for (const { content, returning } of kinds.flatMap((kind) => aspectOf(kind, 'reminding') ?? [])) found[content] = [...(found[content] ?? []), ...returning()];
  return found;
}

/** The contents that somebody wants in words. */
export function contentsInWords(reminders: readonly Reminder[]): readonly ReminderContent[] {
  return WORDED.filter((content) => reminders.some((one) => one.content === content && one.wording === 'words' && one.rhythm !== 'opening'));
}

/**
 * Up to twelve texts of each content that may stand on a locked screen: nothing that stung, was answered "never" or
 * rated 0 to 3, nobody else's words, no moment that may not come by itself. The same all day, others on another.
 */
export function chooseTexts(wanted: readonly ReminderContent[], from: Sources, day: string): Readonly<Record<string, readonly PoolText[]>> {
  return Object.fromEntries(
    wanted.map((content) => {
      const texts = (from[content] ?? []).filter(({ text }) => text.trim() !== '');
      const drawn = texts.toSorted((a, b) => hash(day + a.id) - hash(day + b.id)).slice(0, MOST);
      return [content, drawn.map(({ id, text }) => ({ id, text: shorten(text.trim()) }))];
    }),
  );
}

function affirmations(known: Library | null, responses: readonly OpenEntry<'card-responses'>[]): readonly PoolText[] {
  const answered = cardStatuses(responses);
  return (known?.families ?? [])
    .filter(({ quoted }) => !quoted)
    .flatMap(({ texts }) => texts.filter(({ id, level }) => level === 1 && !answered.get(id)?.barred));
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
}
