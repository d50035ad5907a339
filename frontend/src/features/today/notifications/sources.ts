import { entries, type OpenEntry } from '../../../store/index';
import { valuesNotes } from '../../../library/own-cards';
import { resurfacing } from '../../../entries/kind-moments/resurfacing';

/** Reading these inside a component subscribes to what they are made of. */
export function momentsToShow(): readonly OpenEntry<'kind-moments'>[] {
  return resurfacing(entries.of('kind-moments').value, entries.of('people').value);
}

export function valuesToShow(): readonly OpenEntry<'cards'>[] {
  return valuesNotes(entries.of('cards').value, entries.of('card-responses').value);
}

/** Where a note begins: with what stood on the locked screen, else anywhere. */
export function beginningIn(found: readonly { readonly id: string }[], shown: string | null): string | null {
  const there = found.find(({ id }) => id === shown) ?? found[Math.floor(Math.random() * found.length)];
  return there?.id ?? null;
}

/** The one after it, round and round. */
export function nextIn(found: readonly { readonly id: string }[], id: string | null): string | null {
  const at = found.findIndex((one) => one.id === id);
  return found[(at + 1) % Math.max(found.length, 1)]?.id ?? null;
}
