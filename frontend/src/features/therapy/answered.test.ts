import 'fake-indexeddb/auto';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import type * as Api from '../../api/suggestions';
import { entries } from '../../store';
import { freshApp, reopenApp } from '../../store/testing/app';
import { closeVault } from '../../vault/open-vault';
import { isAnswered, noteAnswered, tellAnswered } from './answered';

const answerSuggestion = vi.hoisted(() => vi.fn<typeof Api.answerSuggestion>());
vi.mock('../../api/suggestions', () => ({ answerSuggestion }));

beforeEach(async () => {
  answerSuggestion.mockReset().mockResolvedValue();
  await freshApp();
});

afterEach(async () => {
  await entries.settled();
  await closeVault();
});

test('promise 38: what was left and what was taken unseen are told in the same words', async () => {
  await noteAnswered('left', false);
  await noteAnswered('taken', false);
  expect(answerSuggestion.mock.calls.map(([, ...said]) => said)).toEqual([[false], [false]]);
});

test('without a connection it stays answered on this device, and is told later, once', async () => {
  answerSuggestion.mockRejectedValue(new Offline());
  await noteAnswered('a', true);
  expect(isAnswered('a')).toBe(true);
  await reopenApp();
  expect(isAnswered('a')).toBe(true);
  answerSuggestion.mockReset().mockResolvedValue();
  await tellAnswered();
  await tellAnswered();
  expect(answerSuggestion.mock.calls).toEqual([['a', true]]);
  expect(isAnswered('a')).toBe(false);
});

test('one that is gone by itself is not told for ever', async () => {
  answerSuggestion.mockRejectedValue(new ApiError(404, 'not_found', ''));
  await noteAnswered('a', false);
  expect(isAnswered('a')).toBe(false);
});
