import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { sharingOf } from '../../entries/aspects';
import type { ClientCase, SharedItem } from './api';
import { askAhead } from './reply-composer';
import { readyReply } from './reply-room';

vi.mock('./reply-composer', () => ({ askAhead: vi.fn() }));
vi.mock('../../entries/aspects', () => ({ sharingOf: vi.fn() }));
vi.mock('../../i18n', () => ({ loadCatalogues: async () => undefined }));

const one = { introduction: { client: 'client' } } as ClientCase;
const item = { grant: 'grant', kind: 'speak-ups', about: 'about' } as SharedItem;

beforeEach(() => {
  vi.useFakeTimers();
  vi.mocked(askAhead).mockReset();
  vi.mocked(sharingOf).mockReturnValue({ takesReply: true } as ReturnType<typeof sharingOf>);
});
afterEach(() => vi.useRealTimers());

async function isReadyAfter(ms: number): Promise<boolean> {
  let ready = false;
  void readyReply(one, item).then(() => (ready = true));
  await vi.advanceTimersByTimeAsync(ms);
  return ready;
}

test('what a reply is written with is asked for while the words are', async () => {
  expect(await isReadyAfter(0)).toBe(true);
  expect(askAhead).toHaveBeenCalledExactlyOnceWith({ grant: 'grant', about: 'about', client: 'client' });
});

test('words wait for it a moment at most, and not at all where it does not come', async () => {
  vi.mocked(askAhead).mockReturnValue(new Promise(() => undefined));
  expect(await isReadyAfter(1_400)).toBe(false);
  expect(await isReadyAfter(1_600)).toBe(true);
  vi.mocked(askAhead).mockRejectedValue(new Error('offline'));
  expect(await isReadyAfter(0)).toBe(true);
});

test('nothing is asked about what takes no reply', async () => {
  vi.mocked(sharingOf).mockReturnValue({} as ReturnType<typeof sharingOf>);
  expect(await isReadyAfter(0)).toBe(true);
  expect(askAhead).not.toHaveBeenCalled();
});
