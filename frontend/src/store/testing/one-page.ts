import { deleteDB } from 'idb';
import { afterEach, beforeEach, vi } from 'vitest';

import { closeVault } from '../../vault/open-vault';
import { closeDb } from '../db';
import { entries } from '../entries';
import { freshApp, person } from './app';
import type { FakeServer } from './fake-server';

const page = new EventTarget();

/** Whether the browser would ask before it lets the page go. */
export function asksBeforeLeaving(): boolean {
  const event = new Event('beforeunload', { cancelable: true });
  page.dispatchEvent(event);
  return event.defaultPrevented;
}

export async function write(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await entries.settled();
  return id;
}

/** A page with one tab, whose store may be taken away; each test has a server and a store of its own. */
export function onOnePage(): { readonly server: FakeServer } {
  const here = {} as { server: FakeServer };
  beforeEach(async () => {
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    vi.stubGlobal('BroadcastChannel', undefined); // the tests of other files are no tabs of this browser
    here.server = await freshApp();
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    vi.useRealTimers();
    await closeVault();
    await closeDb();
    vi.unstubAllGlobals();
    await deleteDB('attune');
  });
  return here;
}
