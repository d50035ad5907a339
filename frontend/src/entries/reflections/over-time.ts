import { fold } from '../../i18n/fold';
import { entries } from '../../store';
import { partOf } from './titles';
import type { Content, Reflection } from './reflection';

/** One part over time: its name as it was given last, and the check-ins with it, the newest first. */
export type PartOverTime = { readonly key: string; readonly name: string; readonly all: readonly [Reflection, ...Reflection[]] };

/**
 * Which part it was with: by the person's own name for it, however it was written, or by the app's. Null where none
 * was named.
 */
export function keyOf({ columns, answers, words }: Content): string | null {
  if (columns.form !== 'parts') return null;
  const own = fold(words['part_own']?.trim() ?? '');
  if (own) return `own:${own}`;
  return answers.part && answers.part !== 'another' ? answers.part : null;
}

/** Every part that was looked at. The one looked at last stands first, and how often is not said. */
export function partsOverTime(): readonly PartOverTime[] {
  const found = new Map<string, PartOverTime>();
  for (const one of entries.of('reflections').value) {
    const key = keyOf(one);
    if (key === null) continue;
    const before = found.get(key);
    found.set(key, before ? { ...before, all: [...before.all, one] } : { key, name: partOf(one), all: [one] });
  }
  return [...found.values()];
}

/** The part that a check-in was with, over time. Its name stands in no address: an address is kept in the clear. */
export function partWith(id: string): PartOverTime | undefined {
  return partsOverTime().find(({ all }) => all.some((one) => one.id === id));
}
