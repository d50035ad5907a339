import 'fake-indexeddb/auto';

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { follow } from '../../i18n/calendar';
import { entries } from '../../store';
import { freshApp, person } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { lookedAgain, toLookAgain } from './again';
import { beginRepair, changeRepair, putAway, type Repair } from './repair';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await freshApp();
  at('2026-06-10');
});

afterEach(async () => {
  await entries.settled();
  closeVault();
  vi.useRealTimers();
});

function at(day: string): void {
  vi.setSystemTime(new Date(`${day}T12:00:00`));
  follow();
}

function chosenFor(day: string, who: string | null = null): Repair {
  const { id } = beginRepair(who);
  changeRepair(id, { words: { keepsake: 'I stayed.' }, answers: { outcome: 'partly', revisit_on: day } });
  return entries.find('repairs', id) as Repair;
}

describe('a day to look again', () => {
  test('is there from its day on, until it is looked at', () => {
    const repair = chosenFor('2026-06-12');
    expect(toLookAgain()).toBeUndefined();
    lookedAgain(repair); // before its day that says nothing
    at('2026-06-12');
    expect(toLookAgain()?.id).toBe(repair.id);
    lookedAgain(repair);
    expect(toLookAgain()).toBeUndefined();
  });

  test('comes again for another day that is chosen, and rests by itself', () => {
    const repair = chosenFor('2026-06-10');
    lookedAgain(repair);
    changeRepair(repair.id, { answers: { revisit_on: '2026-06-11' } });
    at('2026-06-24');
    expect(toLookAgain()?.id).toBe(repair.id);
    at('2026-06-25');
    expect(toLookAgain()).toBeUndefined();
  });

  test('promise 8: nothing comes up of whoever is gone quietly with, or of what was put away', () => {
    const quiet = entries.put('people', null, { ...person('B'), columns: { ...person('B').columns, route: 'quiet' } });
    chosenFor('2026-06-10', quiet.id);
    putAway(chosenFor('2026-06-10').id);
    expect(toLookAgain()).toBeUndefined();
  });
});
