import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { type ProfileWords, readProfileWords, saveProfileWords } from '../../session/profile';
import { freshApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { bringBack } from './import';

vi.mock('../../session/profile');

const ZOE = { name: 'Zoë', pronouns: 'they/them' };
const NOBODY = { name: '', pronouns: '' };

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('journal');
  vi.mocked(saveProfileWords).mockClear();
});

afterEach(() => closeVault());

test.each<readonly [string, ProfileWords, ProfileWords, boolean]>([
  ['none is here', NOBODY, ZOE, true],
  ['one is here', { name: 'Ash', pronouns: '' }, ZOE, false],
  ['only pronouns are', { name: '', pronouns: 'she/her' }, ZOE, false],
  ['the file has none', NOBODY, NOBODY, false],
])('promise 15: what to call somebody comes from a file where %s: %o, %o, %s', async (_where, words, called, comes) => {
  vi.mocked(readProfileWords).mockResolvedValue({ words, revision: 3 });
  const file = { format: 1, made_at: '2026-06-15T12:00:00.000Z', owner: '', called, entries: [], kept: null, missing: [] };
  expect((await bringBack(JSON.stringify(file))).called).toBe(comes);
  expect(vi.mocked(saveProfileWords).mock.calls).toEqual(comes ? [[ZOE, 3]] : []);
});
