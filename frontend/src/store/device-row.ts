import { deleteDB, wrap } from 'idb';

import type { DeviceWrap } from '../vault/device-key';
import { buckets, DEVICE } from './places';

/** A private device without a lock: it opens by itself, and so does a copy of its disk. */
export type DeviceRow = DeviceWrap & { readonly owner: string };

// In a place of its own, so that nothing is left of it once it is let go of. Chromium only marks as deleted what a
// database held, even of one that was deleted: the key would stand in its files, and open a copy of them. A bucket's
// files are taken away with it; where there are none, a database has files of its own.
const STORE = 'device';

async function within<Result>(act: (store: IDBObjectStore) => IDBRequest<Result>, mode: IDBTransactionMode): Promise<Result> {
  const factory = (await buckets()?.open(DEVICE))?.indexedDB ?? indexedDB;
  const opening = factory.open(DEVICE, 1);
  opening.onupgradeneeded = () => void opening.result.createObjectStore(STORE);
  await wrap(opening);
  const database = opening.result;
  try {
    const tx = database.transaction(STORE, mode);
    const done = await wrap(act(tx.objectStore(STORE)));
    await wrap(tx).done;
    return done as Result;
  } finally {
    database.close();
  }
}

export async function putDeviceRow(row: DeviceRow): Promise<void> {
  await within((store) => store.put(row, STORE), 'readwrite');
}

/** Makes no place where there is none. */
export async function readDeviceRow(): Promise<DeviceRow | undefined> {
  return (await isThere()) ? within((store) => store.get(STORE) as IDBRequest<DeviceRow | undefined>, 'readonly') : undefined;
}

/** Nothing happens where the browser keeps nothing. */
export async function dropDeviceRow(): Promise<void> {
  const places = buckets();
  if (places) return places.delete(DEVICE);
  if (await isThere().catch(() => false)) await deleteDB(DEVICE);
}

async function isThere(): Promise<boolean> {
  if (buckets()) return true; // opening one leaves a name and no key
  const known = await indexedDB.databases?.();
  return !known || known.some(({ name }) => name === DEVICE);
}
