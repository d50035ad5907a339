// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, expect, test, vi } from 'vitest';

import { fillSlots, Slot, type Slots } from './slots';

const turn = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
const only = (secondFactor: Slots['secondFactor']): Promise<Slots> => Promise.resolve({ secondFactor } as Slots);
const place = (wanted?: boolean): void => void render(<Slot name="secondFactor" given={{}} {...(wanted === undefined ? {} : { wanted })}>what stands there</Slot>);

afterEach(cleanup);

test('a place is filled by what app/ says', async () => {
  fillSlots(() => only(async () => () => <p>what fills it</p>));
  place();
  expect(await screen.findByText('what fills it')).toBeTruthy();
});

test('nothing is fetched for a place that is not wanted', async () => {
  const by = vi.fn(() => only(async () => null));
  fillSlots(by);
  place(false);
  await turn();
  expect(by).not.toHaveBeenCalled();
});

test.each<[string, () => Promise<Slots>]>([
  ['the list', () => Promise.reject(new TypeError('Failed to fetch'))],
  ['the filler', () => only(() => Promise.reject(new TypeError('Failed to fetch')))],
])('where %s does not come, what stood there stays', async (_what, by) => {
  fillSlots(by);
  place();
  await turn();
  expect(screen.getByText('what stands there')).toBeTruthy();
});
