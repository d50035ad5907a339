import { type EntryContent, entries, type OpenEntry, uuid7 } from '../../store';
import { change } from '../change';
import { numbersIn, type OwnNumber } from './numbers';

export type Plan = OpenEntry<'safety-plans'>;
export type Content = EntryContent<'safety-plans'>;

/** What a plan says beside its numbers, in the order in which it is read. */
export const PARTS = ['signs', 'steadies', 'places', 'people', 'professionals', 'safer'] as const;
export type Part = (typeof PARTS)[number];

export function blank(): Content {
  return { columns: {}, answers: {}, words: {} };
}

/** The plan that there is; the newest, where two devices began one each (`gather`). */
export function planNow(): Plan | undefined {
  return entries.of('safety-plans').value[0];
}

/** Where two devices began a plan each, all of it goes onto one: what stands on the other would be seen nowhere. */
export function gather(): void {
  const [now, ...others] = entries.of('safety-plans').value;
  if (!now || others.length === 0) return;
  const all = [now, ...others];
  const words = Object.fromEntries(PARTS.map((part) => [part, [...new Set(all.map((plan) => plan.words[part]?.trim()).filter(Boolean))].join('\n')]));
  const numbers = new Map(all.flatMap(numbersIn).map((one) => [one.id, one]));
  change('safety-plans', now.id, { words: { ...words, ...written([...numbers.values()]) } }, blank());
  for (const { id } of others) entries.remove('safety-plans', id);
}

export function say(part: Part, text: string): void {
  keep({ [part]: text });
}

export function addNumber(name: string, number: string): void {
  writeNumbers([...numbersIn(planNow()), { id: uuid7(), name: name.trim(), number: number.trim() }]);
}

/** Takes it away, and returns what puts it back where it was. */
export function removeNumber(id: string): () => void {
  const before = numbersIn(planNow());
  const place = before.findIndex((one) => one.id === id);
  writeNumbers(before.filter((one) => one.id !== id));
  return () => {
    const gone = before[place];
    const now = numbersIn(planNow());
    if (gone && !now.some((one) => one.id === id)) writeNumbers(now.toSpliced(place, 0, gone));
  };
}

function writeNumbers(numbers: readonly OwnNumber[]): void {
  keep(written(numbers));
}

function written(numbers: readonly OwnNumber[]): { numbers: string } {
  return { numbers: numbers.length > 0 ? JSON.stringify(numbers) : '' };
}

function keep(words: Content['words']): void {
  change('safety-plans', planNow()?.id ?? uuid7(), { words }, blank());
}
