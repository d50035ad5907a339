// @vitest-environment happy-dom
import { act, cleanup, renderHook } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';

import { ApiError } from '../api/errors';
import { draftOf, useWriting, type Writing } from './use-writing';

type Form = { readonly name: string; readonly window: string; readonly zone: string };

const SHOWN: Form = { name: 'Harbour', window: 'two days', zone: 'UTC' };
const THEIRS: Form = { ...SHOWN, window: 'three days', zone: 'Europe/Dublin' };
const STALE = new ApiError(409, 'stale_revision', '');

afterEach(cleanup);

function open(there: Form, draft = draftOf<Form>()): { readonly result: { readonly current: Writing<Form> } } {
  return renderHook(() => useWriting(draft, there));
}

test('what somebody else kept meanwhile is not written over: it is said, and what was typed stays', async () => {
  const { result } = open(SHOWN);
  act(() => result.current.change({ name: 'Quay', window: 'a week' }));
  const write = vi.fn().mockRejectedValueOnce(STALE);
  await act(async () => expect(await result.current.keep(write, async () => THEIRS)).toBe(false));
  expect(write).toHaveBeenLastCalledWith({ ...SHOWN, name: 'Quay', window: 'a week' }, SHOWN);
  expect(result.current.form).toEqual({ name: 'Quay', window: 'a week', zone: 'Europe/Dublin' });
  expect(result.current.moved).toEqual(['window', 'zone']);

  write.mockImplementation(async (form: Form) => form); // read, and kept all the same
  await act(async () => expect(await result.current.keep(write, async () => THEIRS)).toBe(true));
  expect(write).toHaveBeenLastCalledWith({ name: 'Quay', window: 'a week', zone: 'Europe/Dublin' }, THEIRS);
  expect([result.current.moved, result.current.upon]).toEqual([[], { name: 'Quay', window: 'a week', zone: 'Europe/Dublin' }]);
});

test('a draft of a page from before is upon what stood there then', () => {
  const draft = draftOf<Form>();
  const before = open(SHOWN, draft);
  act(() => before.result.current.change({ name: 'Quay' }));
  cleanup();
  const { form, moved } = open(THEIRS, draft).result.current;
  expect([form, moved]).toEqual([{ ...THEIRS, name: 'Quay' }, ['window', 'zone']]);
});

test('what was typed and is there when the page is drawn again is not said to be changed', () => {
  const draft = draftOf<Form>();
  const before = open(SHOWN, draft);
  act(() => before.result.current.change({ window: 'three days', name: 'Quay' }));
  cleanup();
  const { form, moved } = open(THEIRS, draft).result.current;
  expect([form, moved]).toEqual([{ ...THEIRS, name: 'Quay' }, ['zone']]);
});

test('what was said to be changed is said until it is kept, also where the page is left and opened again', async () => {
  const draft = draftOf<Form>();
  const before = open(SHOWN, draft);
  act(() => before.result.current.change({ name: 'Quay' }));
  await act(async () => expect(await before.result.current.keep(() => Promise.reject(STALE), async () => THEIRS)).toBe(false));
  cleanup();
  const { result } = open(THEIRS, draft);
  expect([result.current.form, result.current.moved]).toEqual([{ ...THEIRS, name: 'Quay' }, ['window', 'zone']]);
  await act(async () => expect(await result.current.keep(async (form) => form, async () => THEIRS)).toBe(true));
  expect(result.current.moved).toEqual([]);
});

test('where the answer was lost and it is asked for once more, it is kept', async () => {
  const { result } = open(SHOWN);
  act(() => result.current.change({ name: 'Quay' }));
  const kept = { ...SHOWN, name: 'Quay' };
  await act(async () => expect(await result.current.keep(() => Promise.reject(STALE), async () => kept)).toBe(true));
  expect([result.current.form, result.current.moved]).toEqual([kept, []]);
});

test('nor is it somebody else who took blanks away, or who kept what was chosen in place of what was typed', async () => {
  const { result } = open(SHOWN);
  act(() => result.current.change({ name: ' Quai\u0308 ' }));
  const trimmed = { ...SHOWN, name: 'Qua\u00ef' };
  await act(async () => expect(await result.current.keep(() => Promise.reject(STALE), async () => trimmed)).toBe(true));
  expect([result.current.form, result.current.moved]).toEqual([trimmed, []]);
  act(() => result.current.change({ name: 'Quay  by the\nsea' }));
  const plain = { ...SHOWN, name: 'Quay by the sea' };
  await act(async () => expect(await result.current.keep(() => Promise.reject(STALE), async () => plain)).toBe(true));
  expect([result.current.form, result.current.moved]).toEqual([plain, []]);
  const none: Form = { name: '', window: '', zone: '' };
  await act(async () => expect(await result.current.keep(() => Promise.reject(STALE), async () => none, none)).toBe(true));
  expect([result.current.form, result.current.moved]).toEqual([none, []]);
});

test('what is typed while it is on its way stays, and nothing else that goes wrong is taken for that', async () => {
  const { result } = open(SHOWN);
  const write = async (form: Form): Promise<Form> => {
    act(() => result.current.change({ name: 'Quay' }));
    return { ...form, window: 'as kept' };
  };
  await act(async () => expect(await result.current.keep(write, async () => SHOWN)).toBe(true));
  expect(result.current.form).toEqual({ ...SHOWN, name: 'Quay', window: 'as kept' });
  await act(() => expect(result.current.keep(() => Promise.reject(new ApiError(409, 'name_taken', '')), async () => SHOWN)).rejects.toThrow());
});
