import type { OpenEntry } from '../../../store';
import type { PoolText } from '../../../sw/pool';
import { valuesNotes } from '../../../library/own-cards';
import { resurfacing } from '../../../entries/kind-moments/resurfacing';
import type { Library } from '../../../library/texts';
import { hash, standings } from '../../../library/standing';
import { type Kind, type Reminder, WORDED } from '../../../api/reminders';

const MOST = 12;
const LONGEST = 240; // more than that no phone shows

export type Sources = {
  readonly library: Library | null;
  readonly responses: readonly OpenEntry<'card-responses'>[];
  readonly moments: readonly OpenEntry<'kind-moments'>[];
  readonly people: readonly OpenEntry<'people'>[];
  readonly cards: readonly OpenEntry<'cards'>[];
};

/** The kinds that somebody wants in words. */
export function kindsInWords(reminders: readonly Reminder[]): readonly Kind[] {
  return WORDED.filter((kind) => reminders.some((one) => one.kind === kind && one.wording === 'words' && one.rhythm !== 'opening'));
}

/**
 * Up to twelve texts of each kind that may stand on a locked screen: nothing that stung, was answered "never" or rated 0 to 3, nobody
 * else's words, no moment that may not come by itself. The same all day, others on another.
 */
export function chooseTexts(kinds: readonly string[], from: Sources, day: string): Readonly<Record<string, readonly PoolText[]>> {
  const all: Record<string, () => readonly PoolText[]> = {
    affirmation: () => affirmations(from),
    kind_moment: () => resurfacing(from.moments, from.people).map(({ id, words }) => ({ id, text: words.what ?? '' })),
    values_note: () => valuesNotes(from.cards, from.responses).map(({ id, words }) => ({ id, text: words.text ?? '' })),
  };
  return Object.fromEntries(
    kinds.map((kind) => {
      const texts = (all[kind]?.() ?? []).filter(({ text }) => text.trim() !== '');
      const drawn = texts.toSorted((a, b) => hash(day + a.id) - hash(day + b.id)).slice(0, MOST);
      return [kind, drawn.map(({ id, text }) => ({ id, text: shorten(text.trim()) }))];
    }),
  );
}

function affirmations({ library, responses }: Sources): readonly PoolText[] {
  const known = standings(responses);
  return (library?.families ?? [])
    .filter(({ quoted }) => !quoted)
    .flatMap(({ texts }) => texts.filter(({ id, level }) => level === 1 && !known.get(id)?.barred));
}

function shorten(text: string): string {
  if (text.length <= LONGEST) return text;
  const cut = text.slice(0, LONGEST);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST / 2))}…`;
}
