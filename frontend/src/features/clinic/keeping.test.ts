// @vitest-environment happy-dom
// Above 300 lines, for one faked server and one clock hold what is kept, sent and given up.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { runKeepers, runResets } from '../../vault/forget';
import type { NewSealed, Sealed } from './api';
import { ChangedElsewhere, type Kept, keptAt } from './keeping';

// As if sealed, with the place in it: what is tried here is what is kept, upon which revision, and when.
vi.mock('../../vault/own-words', () => ({
  openOwn: async ({ words, at }: { words: unknown; at: unknown }, place: unknown) => {
    if (JSON.stringify(at) !== JSON.stringify(place)) throw new Error('cannot_open');
    return words;
  },
  sealOwn: async (words: unknown, at: unknown) => ({ words, at }),
}));

type Reply = { readonly first?: string; readonly second?: string };

let stored: Sealed | null;
let down: boolean;
let lost: boolean; // an answer, on its way

const put = vi.fn(async ({ words, revision }: NewSealed) => {
  if (down) throw new Offline();
  if (stored && stored.revision !== revision - 1) throw new ApiError(409, 'stale_revision', '');
  stored = words && { words, revision };
  if (lost) throw new Offline();
});
const find = vi.fn(async () => {
  if (down) throw new Offline();
  return stored;
});

const draft = (id = 'grant'): Kept<Reply> => keptAt<Reply>({ kind: 'reply-draft', id, blank: {}, typed: ['first', 'second'], draft: true, find, put });
const sealed = (words: Reply, revision: number, id = 'grant'): Sealed => ({ words: { words, at: { kind: 'reply-draft', id, revision } } as unknown as Sealed['words'], revision });
const kept = (): Reply | undefined => (stored?.words as unknown as { words: Reply } | undefined)?.words;
const pass = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

beforeEach(() => {
  vi.useFakeTimers();
  [stored, down, lost] = [null, false, false];
});

afterEach(async () => {
  await runResets();
  vi.useRealTimers();
  vi.clearAllMocks();
});

test('promise 19: what is typed is kept after a pause, and at the latest after five seconds of typing', async () => {
  const one = draft();
  await one.open();
  one.change({ first: 'I' });
  await pass(1_000);
  expect([stored, one.state.value]).toEqual([null, 'typing']);
  await pass(300);
  expect([kept(), one.state.value]).toEqual([{ first: 'I' }, 'kept']);
  for (let letters = 1; letters <= 6; letters += 1) {
    one.change({ first: 'I' + 'i'.repeat(letters) });
    await pass(1_000);
  }
  expect(kept()?.first?.length).toBeGreaterThanOrEqual(5);
});

test('promise 19: on another device it stands as it was left, and goes on from there', async () => {
  stored = sealed({ first: 'I hear you.' }, 41);
  const one = draft();
  await one.open();
  expect([one.value.value, one.state.value, one.isBlank()]).toEqual([{ first: 'I hear you.' }, 'as_it_is', false]);
  one.change({ first: 'I hear you. Thank you.' });
  await pass(1_300);
  expect(stored).toEqual(sealed({ first: 'I hear you. Thank you.' }, 42));
});

test('promises 19 and 43: without a connection it says so, is held whatever page is open, and goes once there is one', async () => {
  await draft().open();
  down = true;
  draft().change({ first: 'I hear you.' });
  await pass(1_300);
  expect(draft().state.value).toBeInstanceOf(Offline);
  expect(draft().value.value).toEqual({ first: 'I hear you.' });
  down = false;
  await pass(10_100);
  expect([kept(), draft().state.value]).toEqual([{ first: 'I hear you.' }, 'kept']);
});

test('promise 19: what two pages typed stays, each part as it was changed, and both where both changed it', async () => {
  stored = sealed({ first: 'I was late.', second: '' }, 5);
  const one = draft();
  await one.open();
  stored = sealed({ first: 'I was late. Sorry.', second: 'Come.' }, 6);
  one.change({ first: 'I was very late.', second: '' });
  await pass(1_300);
  expect(one.value.value).toEqual({ first: 'I was late. Sorry.\n\nI was very late.', second: 'Come.' });
  await pass(1_300);
  expect([kept(), stored?.revision]).toEqual([one.value.value, 7]);
});

test('promise 19: a write whose answer was lost is not taken for another page’s', async () => {
  const one = draft();
  await one.open();
  lost = true;
  one.change({ first: 'I hear' });
  await pass(1_300);
  lost = false;
  one.change({ first: 'I hear you.' });
  await pass(1_300);
  await pass(1_300);
  expect([one.value.value, kept()]).toEqual([{ first: 'I hear you.' }, { first: 'I hear you.' }]);
});

test('emptied it is thrown away, and one that begins anew begins at another revision', async () => {
  stored = sealed({ first: 'I hear you.' }, 5);
  const one = draft();
  await one.open();
  one.change({});
  await one.save();
  expect([stored, one.state.value]).toEqual([null, 'as_it_is']);
  expect(put).toHaveBeenLastCalledWith({ words: null, revision: 6 });
  const begins = new Set<number>();
  for (const id of ['a', 'b', 'c']) {
    stored = null;
    draft(id).change({ first: 'I' });
    await draft(id).save();
    begins.add((stored as Sealed | null)?.revision ?? 0);
  }
  expect([begins.size, begins.has(0)]).toEqual([3, false]);
});

test('once it is sent it is blank, and says which revision goes with it', async () => {
  const one = draft();
  await one.open();
  one.change({ first: 'I hear you.' });
  const act = vi.fn(async (_: number | undefined) => {
    one.change({ first: 'I hear you. And' }); // typed on its way
    stored = null;
  });
  await one.send(act);
  expect(act).toHaveBeenCalledExactlyOnceWith(put.mock.calls[0]?.[0].revision);
  await pass(1_300);
  expect(kept(), 'what was typed meanwhile').toEqual({ first: 'I hear you. And' });
  await one.send(async () => (stored = null));
  expect([one.isBlank(), one.state.value]).toEqual([true, 'as_it_is']);
  await pass(30_000);
  expect(stored).toBeNull();
});

test('it does not send what another page wrote and nobody has looked at', async () => {
  stored = sealed({ first: 'I was late.' }, 5);
  const one = draft();
  await one.open();
  one.change({ first: 'I was late. Sorry.' });
  stored = sealed({ first: 'I was late. You were right.' }, 6);
  const act = vi.fn(async () => undefined);
  await expect(one.send(act)).rejects.toThrow(ChangedElsewhere);
  expect(act).not.toHaveBeenCalled();
  await one.send(act);
  expect(act).toHaveBeenCalledOnce();
});

test('one that another page sent is not sent again', async () => {
  stored = sealed({ first: 'I hear you.' }, 5);
  const one = draft();
  await one.open();
  const act = vi.fn(async () => {
    stored = null;
    throw new ApiError(409, 'stale_revision', '');
  });
  await expect(one.send(act)).rejects.toThrow(ChangedElsewhere);
  expect([one.isBlank(), one.state.value]).toEqual([true, 'as_it_is']);
});

test('one that another page went on with is shown before it is sent', async () => {
  stored = sealed({ first: 'I hear you.' }, 5);
  const one = draft();
  await one.open();
  stored = sealed({ first: 'I hear you. Thank you.' }, 6);
  await expect(one.send(() => Promise.reject(new ApiError(409, 'stale_revision', '')))).rejects.toThrow(ChangedElsewhere);
  expect(one.value.value).toEqual({ first: 'I hear you. Thank you.' });
  const act = vi.fn(async () => undefined);
  await one.send(act);
  expect(act).toHaveBeenCalledExactlyOnceWith(6);
});

test('it is not sent while nobody knows what the server keeps, for that would stay there as unsent', async () => {
  const one = draft();
  one.change({ first: 'I hear you.' });
  lost = true;
  const act = vi.fn(async () => undefined);
  await expect(one.send(act)).rejects.toThrow(Offline);
  expect([act.mock.calls.length, kept()]).toEqual([0, { first: 'I hear you.' }]);
  lost = false;
  const revision = stored?.revision;
  await one.send(act);
  expect(act).toHaveBeenCalledExactlyOnceWith(revision);
});

test('what could not be sent stays', async () => {
  const one = draft();
  one.change({ first: 'I hear you.' });
  await expect(one.send(() => Promise.reject(new ApiError(409, 'reply_was_read', '')))).rejects.toThrow();
  expect([one.value.value, kept()]).toEqual([{ first: 'I hear you.' }, { first: 'I hear you.' }]);
});

test.each([429, 503])('promise 19: it is tried again where the server could not keep it: %d', async (status) => {
  const one = draft();
  put.mockRejectedValueOnce(new ApiError(status, 'not_now', ''));
  one.change({ first: 'I hear you.' });
  await pass(1_300);
  expect([kept(), one.state.value]).toEqual([undefined, expect.objectContaining({ status })]);
  await pass(10_100);
  expect([kept(), one.state.value]).toEqual([{ first: 'I hear you.' }, 'kept']);
});

test('it is not said to be kept while there is more that is not', async () => {
  const one = draft();
  put.mockImplementationOnce(async () => one.change({ first: 'I hear you.' }));
  one.change({ first: 'I hear' });
  await one.save();
  expect(one.state.value).toBe('typing');
});

test('what can’t be opened says so, and what is typed in its place is kept', async () => {
  stored = sealed({ first: 'I hear you.' }, 5, 'another');
  const one = draft();
  await one.open();
  expect([one.isBlank(), (one.state.value as Error).message]).toEqual([true, 'cannot_open']);
  one.change({ first: 'I was late.' });
  await one.save();
  expect(stored).toEqual(sealed({ first: 'I was late.' }, 6));
});

test('of what is chosen and not typed there is one, also where two pages chose', async () => {
  const one = keptAt<{ readonly text: string; readonly form: string }>({ kind: 'suggestion-draft', id: 'link', blank: { text: '', form: 'noticed' }, typed: ['text'], draft: true, find, put });
  await one.open();
  stored = { words: { words: { text: 'You asked.', form: 'practice' }, at: { kind: 'suggestion-draft', id: 'link', revision: 6 } } as unknown as Sealed['words'], revision: 6 };
  one.change({ text: 'A break.', form: 'question' });
  await one.save();
  expect(one.value.value).toEqual({ text: 'You asked.\n\nA break.', form: 'question' });
});

test('where the share is over it says so and asks no more', async () => {
  const one = draft();
  put.mockRejectedValueOnce(new ApiError(404, 'not_found', ''));
  one.change({ first: 'I hear you.' });
  await pass(1_300);
  expect(one.state.value).toMatchObject({ status: 404 });
  await pass(60_000);
  expect(put).toHaveBeenCalledOnce();
});

test.each(['pagehide', 'online'])('promise 19: it is kept at once when the page goes, and when there is a connection again: %s', async (event) => {
  down = event === 'online';
  draft().change({ first: 'I hear you.' });
  if (down) await pass(1_300);
  down = false;
  dispatchEvent(new Event(event));
  await pass(0);
  expect(kept()).toEqual({ first: 'I hear you.' });
});

test('promise 19: it is kept at once when somebody looks elsewhere, and before a lock takes the keys', async () => {
  draft('looked').change({ first: 'I hear you.' });
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
  expect(kept()).toEqual({ first: 'I hear you.' });
  vi.restoreAllMocks();
  stored = null;
  draft('locked').change({ first: 'I was late.' });
  await runKeepers();
  expect(kept()).toEqual({ first: 'I was late.' });
});

test('promise 5: what waited for an answer while the keys went is not sent', async () => {
  let answer: (there: null) => void = () => undefined;
  find.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const one = draft();
  void one.open();
  one.change({ first: 'I hear you.' });
  void one.save();
  await pass(0);
  await runResets();
  answer(null);
  await pass(60_000);
  expect(put).not.toHaveBeenCalled();
});

test('promise 5: with the keys everything of it leaves the memory, and nothing more is sent', async () => {
  draft().change({ first: 'I hear you.' });
  await runResets();
  await pass(60_000);
  expect([draft().isBlank(), put.mock.calls.length]).toEqual([true, 0]);
});

test('promise 5: whoever still holds it holds no words, also not those that come late', async () => {
  stored = sealed({ first: 'I hear you.' }, 5);
  const one = draft();
  await one.open();
  const late = draft('late');
  let answer: (there: Sealed) => void = () => undefined;
  find.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
  const opening = late.open();
  await pass(0);
  await runResets();
  answer(sealed({ first: 'I was late.' }, 3, 'late'));
  await opening;
  expect([one.value.value, late.value.value]).toEqual([{}, {}]);
  one.change({ first: 'typed on a page that is going' });
  await one.save();
  await pass(60_000);
  expect(put).not.toHaveBeenCalled();
});
