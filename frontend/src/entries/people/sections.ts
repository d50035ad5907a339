import { entries } from '../../store';
import { t } from '../../i18n';
import type { Person } from './person';

/** What can be written about somebody, one screen each, in the order of their page. */
export const SECTIONS = ['offers', 'expects', 'unshown', 'ease', 'giving'] as const;
export type Section = (typeof SECTIONS)[number];

export const MOST_DOTS = 12; // of a row; nothing is ever worked out from them

export type TextName = 'strengths' | 'support_words' | 'expect' | 'really_did' | 'never_shown' | 'giving_receiving';
export type Line = { readonly name: string; readonly label: string; readonly value: string; readonly own: boolean };
export const DIRECTIONS = ['gave', 'received'] as const; // in the order of the rows
export type Direction = (typeof DIRECTIONS)[number];

/** What was said in one part, line by line. What was left open does not appear at all. */
export function linesOf({ answers, words }: Person, part: Section): readonly Line[] {
  const own = (name: Exclude<TextName, 'support_words'>): Line => ({ name, label: t.of('people.read', name), value: words[name]?.trim() ?? '', own: true });
  const chosen = (name: 'supports' | 'felt_security', value: string): Line => ({ name, label: t.of('people.read', name), value, own: false });
  const { felt_security } = answers;
  const lines: Readonly<Record<Section, readonly Line[]>> = {
    offers: [own('strengths'), chosen('supports', supportsOf(answers, words))],
    expects: [own('expect'), own('really_did')],
    unshown: [own('never_shown')],
    ease: [chosen('felt_security', typeof felt_security === 'number' ? t.of('people.ease', felt_security) : '')],
    giving: [own('giving_receiving')],
  };
  return lines[part].filter(({ value }) => value !== '');
}

/** Whether nothing was said in a part yet. */
export function isOpen(person: Person, part: Section): boolean {
  return linesOf(person, part).length === 0 && !(part === 'giving' && person.answers.giving_as === 'dots');
}

function supportsOf({ supports }: Person['answers'], { support_words }: Person['words']): string {
  const own = support_words?.trim();
  const chosen = (supports ?? []).filter((one) => one !== 'other' || !own); // in their own words, where there are some
  return [...chosen.map((one) => t.of('people.support', one)), own].filter(Boolean).join(', ');
}

/**
 * How many dots a row has: those the person drew, and one for each kind moment that went this way. Never more than
 * fit, and never shown.
 */
export function dotsOf(person: Person, direction: Direction): number {
  const moments = entries.of('kind-moments').value.filter(({ columns }) => columns.person === person.id && columns.direction === direction);
  return Math.min(MOST_DOTS, moments.length + drawn(person, direction));
}

/** The dots the person drew themselves. */
export function drawn({ answers }: Person, direction: Direction): number {
  return answers[`${direction}_dots` as const] ?? 0;
}
