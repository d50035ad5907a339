import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { keyOf, partsOverTime, partWith } from './over-time';
import { blank, type Answers, type Reflection } from './reflection';

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  await freshApp();
  await loadCatalogues('reflections');
});

afterEach(async () => {
  await entries.settled();
  vi.useRealTimers();
  await closeVault();
});

function look(day: string, answers: Answers, words: Reflection['words'] = {}, form: 'parts' | 'standard' = 'parts'): string {
  vi.setSystemTime(new Date(`${day}T12:00:00Z`));
  return entries.put('reflections', null, { columns: { form, status: 'kept' }, answers, words }).id;
}

test('each part has its own days, the newest first, and what is not about a part is in none', () => {
  const first = look('2026-06-01', { part: 'harsh_critic' }, { sounds: 'Again.' });
  const tender = look('2026-06-02', { part: 'tender_part' });
  const second = look('2026-06-03', { part: 'harsh_critic' }, { sounds: 'Softer.' });
  look('2026-06-04', {}, { rule: 'Never be late.' }, 'standard');
  look('2026-06-05', { feel: 'warm' }, { sounds: 'Nobody named.' });
  expect(partsOverTime().map(({ key, all }) => [key, all.map(({ id }) => id)])).toEqual([
    ['harsh_critic', [second, first]],
    ['tender_part', [tender]],
  ]);
});

test('a name of one’s own is one part however it was written, under the name that was given last', () => {
  const first = look('2026-06-01', { part: 'another' }, { part_own: 'the JUDGE' });
  const last = look('2026-06-02', { part: 'harsh_critic' }, { part_own: ' The judge ' });
  look('2026-06-03', { part: 'harsh_critic' });
  const judge = partWith(first);
  expect([judge?.name, judge?.all.map(({ id }) => id)]).toEqual(['The judge', [last, first]]);
  expect(partWith(last)?.all).toHaveLength(2);
});

test('another part without a name is no part to come back to', () => {
  expect(keyOf({ ...blank('parts'), answers: { part: 'another' } })).toBeNull();
  expect(partWith(look('2026-06-01', { part: 'another' }))).toBeUndefined();
});
