import type { SessionUser } from '../api/types';
import type { Bytes } from '../vault/bytes';
import { unwrapFromDevice, wrapForDevice } from '../vault/device-key';
import type { PublicKeys } from '../vault/identity';
import { db, type DeviceRow } from './db';

/** What opening the vault needs beside the user key, so that it works without a connection. */
export type About = {
  readonly user: SessionUser;
  readonly wrapped_private_keys: string;
  readonly public_keys: PublicKeys;
};

/** From now on this device opens without asking. Rejects where the browser keeps no storage. */
export async function keepOnDevice(userKey: Bytes, about: About): Promise<void> {
  const wrap = await wrapForDevice(userKey, about);
  await (await db()).put('meta', { name: 'device', owner: about.user.id, ...wrap });
}

/** The person this device opens for, or null. A row that does not open any more counts as none. */
export async function findOnDevice(): Promise<{ userKey: Bytes; about: About } | null> {
  try {
    const row = (await (await db()).get('meta', 'device')) as DeviceRow | undefined;
    return row ? await unwrapFromDevice<About>(row) : null;
  } catch {
    return null;
  }
}

/** Forgets that the device is private; what it holds stays sealed under the user key. */
export async function dropDeviceKey(): Promise<void> {
  await (await db()).delete('meta', 'device');
}

/**
 * Makes room for one person: copies of anybody else's entries go. Their unsent writes stay, sealed, until they sign
 * in again.
 */
export async function makeRoomFor(owner: string): Promise<void> {
  const tx = (await db()).transaction(['entries', 'drafts', 'meta'], 'readwrite');
  for (const key of await tx.objectStore('entries').getAllKeys()) if (key[0] !== owner) void tx.objectStore('entries').delete(key);
  for (const key of await tx.objectStore('drafts').getAllKeys()) if (key[0] !== owner) void tx.objectStore('drafts').delete(key);
  for (const row of await tx.objectStore('meta').getAll()) {
    const own = row.name === `cursor/${owner}` || ('owner' in row && row.owner === owner);
    if (!own) void tx.objectStore('meta').delete(row.name);
  }
  await tx.done;
}
