import { beforeEach, expect, test, vi } from 'vitest';

import type { Bytes } from '../../vault/bytes';
import { identityFrom, newSeeds } from '../../vault/identity';
import { limitsStatement, signStatement } from '../../vault/statements';
import { getLimits } from './api';
import { fetchOwnLimits } from './own-limits';

const OWNER = '018f2b6e-0000-7000-8000-000000000002';
const here = vi.hoisted(() => ({ vault: {} as object }));
vi.mock('./api', () => ({ getLimits: vi.fn() }));
vi.mock('../../vault/open-vault', () => ({ requireVault: () => here.vault }));

const TEXT = 'If a child may be in danger, I have to act.';

async function signedBy(seeds: Bytes): Promise<{ text: string; signature: string }> {
  return { text: TEXT, signature: await signStatement(await limitsStatement(OWNER, TEXT), await identityFrom(seeds)) };
}

const seeds = newSeeds();
beforeEach(async () => {
  here.vault = { owner: OWNER, identity: await identityFrom(seeds.slice()) };
});

test('what is signed with the keys of now is read by clients, and what was with those before is not', async () => {
  vi.mocked(getLimits).mockResolvedValue({ limits: await signedBy(seeds.slice()) });
  expect(await fetchOwnLimits()).toEqual({ text: TEXT, unsigned: false });
  vi.mocked(getLimits).mockResolvedValue({ limits: await signedBy(newSeeds()) });
  expect(await fetchOwnLimits()).toEqual({ text: TEXT, unsigned: true });
  vi.mocked(getLimits).mockResolvedValue({ limits: null });
  expect(await fetchOwnLimits()).toEqual({ text: '', unsigned: false });
});
