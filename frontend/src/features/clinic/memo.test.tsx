// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import { describeError } from '../../ui/describe-error';
import { runResets } from '../../vault/forget';
import { type ClientCase, getClient, putMemo, type Sealed } from './api';
import { Memo } from './memo';

vi.mock('./api', () => ({ getClient: vi.fn(), putMemo: vi.fn() }));
// As if sealed: what is tried here is which text is kept, and upon which one.
vi.mock('../../vault/own-words', () => ({ openOwn: async (words: unknown) => words, sealOwn: async (words: unknown) => words }));

const PAUSE = 1_300;
const client = (text: string, revision: number): ClientCase => ({ care_link: 'link', memo: { words: { text } as unknown as Sealed['words'], revision } }) as ClientCase;
const sent = (text: string, revision: number): Sealed => ({ words: { text } as unknown as Sealed['words'], revision });

beforeEach(async () => {
  await loadCatalogues('clinic', 'shell', 'errors');
  vi.useFakeTimers();
  vi.mocked(putMemo).mockImplementation(async (_, body) => body);
});

afterEach(async () => {
  cleanup();
  await runResets();
  vi.useRealTimers();
  vi.resetAllMocks();
});

function field(): HTMLTextAreaElement {
  return document.querySelector('textarea') as HTMLTextAreaElement;
}

function said(): string | undefined {
  return document.querySelector('section > [role=status]')?.textContent ?? undefined;
}

async function type(text: string): Promise<void> {
  fireEvent.input(field(), { target: { value: text } });
  await vi.advanceTimersByTimeAsync(PAUSE);
}

test('it is saved as it is typed, upon what stood there', async () => {
  render(<Memo one={client('Ask about the move.', 3)} />);
  await vi.advanceTimersByTimeAsync(0);
  expect(field().value).toBe('Ask about the move.');
  await type('Ask about the move, slowly.');
  expect(putMemo).toHaveBeenCalledExactlyOnceWith('link', sent('Ask about the move, slowly.', 4));
  expect(said()).toBe(t('clinic.kept_sealed'));
});

test('an empty one is kept as well, so that what it takes the place of is gone', async () => {
  render(<Memo one={client('Ask about the move.', 3)} />);
  await vi.advanceTimersByTimeAsync(0);
  await type('');
  expect(putMemo).toHaveBeenCalledExactlyOnceWith('link', sent('', 4));
});

test('the first one is the first revision', async () => {
  render(<Memo one={{ care_link: 'link', memo: null } as ClientCase} />);
  await vi.advanceTimersByTimeAsync(0);
  await type('Tired today.');
  expect(putMemo).toHaveBeenCalledExactlyOnceWith('link', sent('Tired today.', 1));
});

test('what was typed before it was opened takes the place of nothing', async () => {
  render(<Memo one={client('Ask about the move.', 3)} />);
  await type('Tired today.');
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(putMemo).toHaveBeenCalledExactlyOnceWith('link', sent('Ask about the move.\n\nTired today.', 4));
});

test('where another device was quicker, both texts stay', async () => {
  render(<Memo one={client('Ask about the move.', 3)} />);
  await vi.advanceTimersByTimeAsync(0);
  vi.mocked(putMemo).mockRejectedValueOnce(new ApiError(409, 'stale_revision', ''));
  vi.mocked(getClient).mockResolvedValue(client('She moved.', 4));
  await type('Ask about the move. Tired today.');
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(putMemo).toHaveBeenLastCalledWith('link', sent('She moved.\n\nAsk about the move. Tired today.', 5));
  expect(field().value).toBe('She moved.\n\nAsk about the move. Tired today.');
});

test('what can not be saved stays as typed, with the reason, and goes with the next letter', async () => {
  render(<Memo one={client('', 1)} />);
  await vi.advanceTimersByTimeAsync(0);
  const away = new ApiError(503, 'unavailable', '');
  vi.mocked(putMemo).mockRejectedValueOnce(away);
  await type('Tired');
  expect([field().value, said()]).toEqual(['Tired', describeError(away)]);
  await type('Tired today.');
  expect(putMemo).toHaveBeenLastCalledWith('link', sent('Tired today.', 2));
});
