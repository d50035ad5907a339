import type { SessionUser } from '../api/types';
import type { Bytes } from '../vault/bytes';
import { dropDeviceRow, readDeviceRow } from './device-row';
import { unwrapUnder } from '../vault/device-key';
import type { PublicKeys } from '../vault/identity';
import { db, dropMeta, type Lock, type LockRow, type VaultRow, type WrappedVault } from './db';
import { inMemory } from './in-memory';

/** What opening the vault needs beside the user key, so that it works without a connection. */
export type About = {
  readonly user: SessionUser;
  readonly wrapped_private_keys: string;
  readonly public_keys: PublicKeys;
};

/** From now on this device asks before it opens. Rejects where the browser keeps no storage. */
export async function keepLock(user: SessionUser, lock: Lock): Promise<void> {
  await requireStorage();
  await (await db()).put('meta', { name: 'lock', owner: user.id, user, lock });
  await dropDeviceRow();
}

/** Rejects where the browser keeps none. */
export async function requireStorage(): Promise<void> {
  await db();
  if (inMemory.peek()) throw new DOMException('nothing is kept', 'NotSupportedError');
}

/** What this device asks for before it opens, or null. */
export async function findLock(): Promise<LockRow | null> {
  try {
    return ((await (await db()).get('meta', 'lock')) as LockRow | undefined) ?? null;
  } catch {
    return null;
  }
}

/** The person this device opens for, or null. A row that does not open any more counts as none. */
export async function findOnDevice(): Promise<{ userKey: Bytes; about: About } | null> {
  try {
    const row = await readDeviceRow();
    return row ? await unwrapUnder<About>(row.deviceKey, row) : null;
  } catch {
    return null;
  }
}

/** Forgets that the device is private; what it holds stays sealed under the user key. */
export async function dropDeviceKey(): Promise<void> {
  await dropDeviceRow();
  await dropMeta('lock');
}

/** From now on, and until somebody signs out, the passphrase opens what is here without a connection as well. */
export async function keepVault(user: SessionUser, { kdf, wrapped_user_key, wrapped_private_keys, public_keys, custody }: WrappedVault): Promise<void> {
  const vault = { kdf, wrapped_user_key, wrapped_private_keys, public_keys, ...(custody && { custody }) };
  await (await db()).put('meta', { name: `vault/${user.id}`, owner: user.id, user, vault });
}

/** What a passphrase would open here, or null; of this person, or of whoever used the device last. */
export async function findVault(owner?: string): Promise<VaultRow | null> {
  try {
    const rows = await (await db()).getAll('meta');
    return (rows.find(({ name }) => (owner === undefined ? name.startsWith('vault/') : name === `vault/${owner}`)) as VaultRow | undefined) ?? null;
  } catch {
    return null;
  }
}

/** Forgets what a passphrase would open: the server no longer knows this sign-in. */
export async function dropVault(owner: string): Promise<void> {
  await dropMeta(`vault/${owner}`);
}

/** What lies here, locked: writes that did not reach the server, or copies of what it holds as well. */
export async function heldHere(): Promise<'nothing' | 'unsent' | 'notes'> {
  try {
    const database = await db();
    if ((await database.count('entries')) > 0 && !inMemory.peek()) return 'notes';
    return (await database.count('outbox')) > 0 ? 'unsent' : 'nothing';
  } catch {
    return 'nothing';
  }
}

/** Whether something of this person waits here that the server has not: it goes when they sign out. */
export async function unsentHere(owner: string): Promise<boolean> {
  try {
    return (await (await db()).transaction('outbox').store.index('owner').getAllKeys(owner)).length > 0;
  } catch {
    return false; // nothing can be read, and so nothing be kept
  }
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
