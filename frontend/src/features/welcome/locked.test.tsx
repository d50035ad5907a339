// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import type { ComponentType } from 'preact';
import { afterEach, beforeAll, expect, test } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { type Held, setSession } from '../../session/state';
import { inMemory } from '../../store/in-memory';
import { DevicePage } from './device-page';
import { StartPage } from './start-page';
import { UnlockPage } from './unlock-page';

beforeAll(() => loadCatalogues('start', 'welcome', 'shell'));
afterEach(() => {
  cleanup();
  inMemory.value = false;
});

const HERE = /Your notes are on this device/;
const UNSENT = /has not reached the server yet\. It is on this device/;
const NOTHING = /This browser keeps nothing/;
const PAGE = /in this page only/;
const OPENS = /You choose how it opens/;

type Row = readonly [page: ComponentType, held: Held, offline: boolean, memory: boolean, says: readonly RegExp[]];

const ROWS: readonly Row[] = [
  [StartPage, 'nothing', false, false, []],
  [StartPage, 'unsent', false, false, [UNSENT]],
  [StartPage, 'unsent', true, false, [UNSENT]],
  [StartPage, 'unsent', false, true, [PAGE]],
  [UnlockPage, 'notes', true, false, [HERE]],
  [UnlockPage, 'notes', false, false, []],
  [UnlockPage, 'unsent', true, false, []],
  [UnlockPage, 'nothing', true, false, []],
  [UnlockPage, 'unsent', true, true, [NOTHING]],
  [DevicePage, 'nothing', false, false, [OPENS]],
  [DevicePage, 'nothing', false, true, [NOTHING]],
];

test.each(ROWS)('promise 43: %o, held %s, offline %s, memory %s', (Door, held, offline, memory, says) => {
  setSession({ state: 'locked', held, offline, user: { id: 'x', username: 'amber-harbour-42', role: 'client', second_factor: 'none' } });
  inMemory.value = memory;
  const { container } = render(<Door />, { wrapper: LocationProvider });
  const text = container.textContent ?? '';
  for (const line of [HERE, UNSENT, NOTHING, PAGE, OPENS]) expect([String(line), line.test(text)]).toEqual([String(line), says.includes(line)]);
});
