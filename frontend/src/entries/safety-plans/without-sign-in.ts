import { signal } from '@preact/signals';

import { onSignOut } from '../../vault/forget';
import { onThisBrowser } from '../../vault/web-storage';
import { numbersIn, type OwnNumber } from './numbers';

// What somebody chose to see at Help now on this device while it is locked. It stands here in the clear, which is what
// they were told when they chose it, and goes when they sign out. No other device is told.

const KEPT = 'attune-own-numbers';

/** The numbers that anybody who holds this device can see. */
export const shownToAnybody = signal<readonly OwnNumber[]>(restore());

export function isShownToAnybody(id: string): boolean {
  return shownToAnybody.value.some((one) => one.id === id);
}

export function showToAnybody(number: OwnNumber, shown: boolean): void {
  const others = shownToAnybody.value.filter(({ id }) => id !== number.id);
  keep(shown ? [...others, number] : others);
}

/** What was taken away or written anew, here or on another device, is so here too. */
export function follow(numbers: readonly OwnNumber[]): void {
  const now = numbers.filter(({ id }) => isShownToAnybody(id));
  if (JSON.stringify(now) !== JSON.stringify(shownToAnybody.value)) keep(now);
}

function keep(numbers: readonly OwnNumber[]): void {
  shownToAnybody.value = numbers;
  if (numbers.length > 0) onThisBrowser.set(KEPT, JSON.stringify(numbers));
  else onThisBrowser.remove(KEPT);
}

function restore(): readonly OwnNumber[] {
  return numbersIn({ words: { numbers: onThisBrowser.get(KEPT) ?? '' } });
}

export function showNone(): void {
  keep([]);
}

onSignOut(showNone);
