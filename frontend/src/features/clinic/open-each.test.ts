import { expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { VaultError } from '../../vault/errors';
import type { ClientCase, SharedItem } from './api';
import { openEach } from './open-each';
import { open } from './opened';
import { ChangedMeanwhile } from './opening';

vi.mock('./opened', () => ({ open: vi.fn() }));
vi.mock('./opening', () => ({ ChangedMeanwhile: class extends Error {} }));

const one = { care_link: 'l' } as ClientCase;
const items = ['a', 'b', 'c'].map((grant) => ({ grant }) as SharedItem);
const tried = (): unknown => vi.mocked(open).mock.calls.map(([, { grant }]) => grant);

test.each([new ApiError(404, 'not_found', ''), new VaultError('bad_signature'), new ChangedMeanwhile()])('one that can not be opened keeps none of the others closed, and is said: %s', async (error) => {
  vi.mocked(open).mockReset().mockResolvedValue(undefined).mockRejectedValueOnce(error);
  await expect(openEach(one, items)).rejects.toBe(error);
  expect(tried()).toEqual(['a', 'b', 'c']);
});

test.each([new Offline(), new ApiError(500, 'error', ''), new VaultError('locked')])('what keeps all of them closed is not tried on', async (error) => {
  vi.mocked(open).mockReset().mockResolvedValue(undefined).mockRejectedValueOnce(error);
  await expect(openEach(one, items)).rejects.toBe(error);
  expect(tried()).toEqual(['a']);
});
