import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB, unwrap } from 'idb';
import { vi } from 'vitest';

import { db } from '../db';

const full = () => new DOMException('full', 'QuotaExceededError');

/** What a browser does to the store of a page that is open. */
export const BREAKS: Readonly<Record<string, () => unknown>> = {
  'a full disk, at the write': () =>
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw full();
    }),
  'a full disk, at the end of the transaction': () => {
    const real = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function abortLater(this: IDBObjectStore, ...args) {
      const request = Reflect.apply(real, this, args) as IDBRequest<IDBValidKey>;
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
  },
  'a disk that can not be read': () =>
    vi.spyOn(IDBObjectStore.prototype, 'get').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    }),
  'the connection closed without a word': async () => unwrap(await db()).close(),
  'a newer app in another tab': async () => {
    (await openDB('attune', 99)).close();
  },
  'everything of the site thrown away': () => throwAway(),
  'everything of the site thrown away, and nothing new let in': async () => {
    await throwAway();
    refuse();
  },
};

/** As when somebody clears the site's data: the connection ends, and the next one finds nothing. */
export async function throwAway(): Promise<void> {
  forceCloseDatabase(unwrap(await db()) as never);
  await deleteDB('attune');
}

/** From now on the browser opens no store. */
export function refuse(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
}

/** A store that was never there, in the ways that browsers say so. */
export const CLOSED: Readonly<Record<string, () => unknown>> = {
  'opening throws': refuse,
  'opening fails': () => openDB('attune', 99).then((database) => database.close()),
  'there is no such thing': () => vi.stubGlobal('indexedDB', null),
};
