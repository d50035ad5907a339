// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { act, renderHook } from '@testing-library/preact';
import { beforeEach, expect, test } from 'vitest';

import { freshApp } from '../store/testing/app';
import { draftOf, forgetDraft, over, useFetchedForm, useForm } from './use-draft';

type Typed = { readonly at: string };
const first = (): Typed => ({ at: '10:00' });

beforeEach(async () => {
  await freshApp();
});

test('promise 19: a form comes back as it was left, says so, and can start again', async () => {
  const { result } = renderHook(() => useForm('a', first));
  expect(result.current).toMatchObject({ value: first(), asLeft: false });
  await act(() => result.current.change({ at: '11:00' }));
  const again = renderHook(() => useForm('a', first)).result;
  expect(again.current).toMatchObject({ value: { at: '11:00' }, asLeft: true });
  await act(() => again.current.startAgain());
  expect(again.current).toMatchObject({ value: first(), asLeft: false });
  expect(draftOf('a')).toBeUndefined();
});

test('what was typed upon something else is of before, and never put over it', async () => {
  const { result } = renderHook(() => useForm('b', first, 'not hidden'));
  await act(() => result.current.change({ at: '11:00' }));
  expect(renderHook(() => useForm('b', first, 'hidden')).result.current).toMatchObject({ value: first(), asLeft: false });
  expect(renderHook(() => useForm('b', first, 'not hidden')).result.current).toMatchObject({ asLeft: true });
});

test('a form of what the server holds begins with that, comes back upon the same, and is over once it was kept', async () => {
  const { result } = renderHook(() => useFetchedForm<Typed>('c'));
  expect(result.current.value).toBeNull();
  await act(() => result.current.begin(first()));
  await act(() => result.current.change({ at: '11:00' }));
  const again = renderHook(() => useFetchedForm<Typed>('c')).result;
  await act(() => again.current.begin(first()));
  expect(again.current).toMatchObject({ value: { at: '11:00' }, asLeft: true });
  await act(() => again.current.begin({ at: '12:00' }));
  expect(again.current).toMatchObject({ value: { at: '12:00' }, asLeft: false });
  forgetDraft('c');
  await act(() => again.current.begin(first()));
  expect(again.current).toMatchObject({ value: first(), asLeft: false });
});

test.each([
  ['nothing was changed elsewhere', { a: 1, b: [1] }, { a: 2, b: [1] }, false],
  ['something else was', { a: 1, b: [2] }, { a: 2, b: [2] }, false],
  ['the same was, to the same', { a: 2, b: [1] }, { a: 2, b: [1] }, false],
  ['the same was, to another', { a: 3, b: [2] }, { a: 2, b: [2] }, true],
])('promise 43: what was changed here goes over what is held by now: %s', (_, now, whole, met) => {
  expect(over({ a: 2, b: [1] }, { a: 1, b: [1] }, now)).toEqual({ whole, met });
});
