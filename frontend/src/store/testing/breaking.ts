import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { vi } from 'vitest';

import { db } from '../db';

type Known = { readonly _databases: ReadonlyMap<string, { readonly connections: readonly never[] }> };

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
  'the connection closed without a word': async () => (await db()).close(),
  'a newer app in another tab': async () => {
    (await openDB('attune', 99)).close();
  },
  'everything of the site thrown away': () => throwAway(),
  'everything of the site thrown away, and nothing new let in': async () => {
    await db();
    refuse(); // before: the page opens it again the moment that it is gone
    await throwAway();
  },
};

/** As when somebody clears the site's data: the connection ends, and the next one finds nothing. */
export async function throwAway(): Promise<void> {
  await db();
  for (const connection of [...(indexedDB as unknown as Known)._databases.get('attune')?.connections ?? []]) forceCloseDatabase(connection);
  await deleteDB('attune');
}

/** From now on the browser opens no store. */
export function refuse(): void {
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
}

/** From now on nothing that is asked of a store ends: neither the request nor its transaction. Ends with `goesOn`. */
export function hang(): { readonly goesOn: () => void } {
  const spies = (['get', 'put', 'delete', 'getAll', 'getAllKeys', 'clear', 'count'] as const).map((name) =>
    vi.spyOn(IDBObjectStore.prototype, name).mockImplementation(() => new IDBRequest()),
  );
  const index = vi.spyOn(IDBIndex.prototype, 'getAll').mockImplementation(() => new IDBRequest());
  const done = vi.spyOn(IDBTransaction.prototype, 'addEventListener').mockImplementation(() => undefined);
  return { goesOn: () => [...spies, index, done].forEach((spy) => spy.mockRestore()) };
}

/** A store that was never there, in the ways that browsers say so. */
export const CLOSED: Readonly<Record<string, () => unknown>> = {
  'opening throws': refuse,
  'opening fails': () => openDB('attune', 99).then((database) => database.close()),
  'there is no such thing': () => vi.stubGlobal('indexedDB', null),
};
