import { LEADING, PAGE, rowsOf, shortened, SIZES } from './sheet-rows';

/** `english`: what in its value is so in every language. */
export type SheetLine = { readonly label: string; readonly value: string; readonly english?: string | undefined };
export type SheetItem = { readonly when: string; readonly what: string; readonly lines: readonly SheetLine[] };

/** `most`: rows that one text of it may take. `each`: every item of it has at least its row, before any has more. */
export type Wanted = { readonly heading: string; readonly items: readonly SheetItem[]; readonly rank: number; readonly most: number; readonly each?: true };
export type Part = { readonly heading: string; readonly items: readonly SheetItem[] };

const ROW = SIZES.text * LEADING;
const [ABOVE_PART, ABOVE_ITEM] = [SIZES.text, SIZES.text / 2];

// What stands above and beneath the parts, and what print needs on a page that is less high than A4.
const AROUND = 130;
const ROOM = PAGE.high - 2 * PAGE.margin - AROUND;
const MOST_LINES = 7;

/**
 * As much as one page holds: first a row for each item of the parts that want it, then, by rank, each whole where there
 * is room. `whole`: nothing was left out or cut.
 */
export function fitted(wanted: readonly Wanted[]): { readonly parts: readonly Part[]; readonly whole: boolean } {
  const ranked = wanted.toSorted((one, other) => one.rank - other.rank);
  const chosen = new Map<SheetItem, SheetItem>();
  const headed = new Set<Wanted>();
  let room = ROOM;
  let whole = true;
  const take = (part: Wanted, item: SheetItem, as: SheetItem): boolean => {
    const before = chosen.get(item);
    const heading = headed.has(part) || part.items.length === 0 ? 0 : ABOVE_PART + ROW;
    const more = heightOf(as) - (before ? heightOf(before) : 0) + heading;
    if (more > room) return false;
    room -= more;
    headed.add(part);
    chosen.set(item, as);
    return true;
  };
  for (const part of ranked.filter(({ each }) => each)) for (const item of part.items) take(part, item, inOneRow(item));
  for (const part of ranked) {
    for (const item of part.items) {
      const cut = cutTo(item, part.most);
      if (!take(part, item, cut) || !same(cut, item)) whole = false;
    }
  }
  const parts = wanted.map(({ heading, items }) => ({ heading, items: items.flatMap((item) => chosen.get(item) ?? []) }));
  return { parts: parts.filter(({ items }) => items.length > 0), whole };
}

function textOf({ label, value }: SheetLine): string {
  return label ? `${label}: ${value}` : value;
}

function heightOf({ what, lines }: SheetItem): number {
  const rows = lines.reduce((all, line) => all + rowsOf(textOf(line)).length, what ? 1 : 0);
  return ABOVE_ITEM + rows * ROW;
}

function inOneRow({ when, what, lines }: SheetItem): SheetItem {
  const first = lines[0] ? textOf(lines[0]).replaceAll('\n', ' · ') : '';
  const line = what && first ? { label: what, value: first } : { label: '', value: what || first };
  return { when, what: '', lines: [{ ...cutLine(line, 1), english: lines[0]?.english }] };
}

function cutTo(item: SheetItem, most: number): SheetItem {
  return { ...item, lines: item.lines.slice(0, MOST_LINES).map((line) => cutLine(line, most)) };
}

function cutLine({ label, value, english }: SheetLine, rows: number): SheetLine {
  if (!label) return { label, value: shortened(value, rows), english };
  const cut = shortened(`${label}: ${value}`, rows).slice(label.length + 2);
  return { label, value: cut !== value && value.startsWith('“') && !cut.endsWith('”') ? `${cut}”` : cut, english };
}

function same(one: SheetItem, other: SheetItem): boolean {
  return one.lines.length === other.lines.length && one.lines.every(({ value }, index) => value === other.lines[index]?.value);
}
