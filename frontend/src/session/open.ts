import { ApiError } from '../api/errors';
import { deleteSession } from '../api/session';
import type { SessionUser } from '../api/types';
import { type About, dropDeviceKey, findVault, heldHere, keepLock, keepVault, makeRoomFor } from '../store/device';
import type { LockRow, WrappedVault } from '../store/db';
import { openStore } from '../store/store';
import type { Bytes } from '../vault/bytes';
import { openVault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { endedByServer, listen } from './close';
import { LEAVING, readSession } from './server-says';
import { session, setSession } from './state';

type SealedIdentity = Pick<WrappedVault, 'wrapped_private_keys' | 'public_keys'>;

/** What becomes of the way this device opens: a lock is offered, it is nobody's own, or it stays as it is. */
export type OnDevice = 'offer' | 'drop' | 'as_it_is';

/** Opens everything with the user key. Nothing of a clinician is ever stored on a device. Throws VaultError. */
export async function openWith(user: SessionUser, userKey: Bytes, identity: SealedIdentity | WrappedVault, device: OnDevice): Promise<void> {
  listen(); // a lock or a sign-out in another tab, from now on
  await openVault(user.id, userKey, identity);
  onThisBrowser.remove(LEAVING); // whoever left before: this is a session of its own, and nothing of it is to be ended
  let offered = false;
  if (user.role === 'client') {
    await withStorage(() => makeRoomFor(user.id));
    // Until the person has said how it shall open, it opens by the words: no key to anything was ever on this disk.
    if (device === 'offer') offered = await withStorage(() => keepLock(user, { way: 'words' }));
    if (device === 'drop') await withStorage(dropDeviceKey);
    if ('kdf' in identity) await withStorage(() => keepVault(user, identity));
    const custody = 'kdf' in identity ? identity.custody : (await findVault(user.id))?.vault.custody;
    if (custody) setSession({ custody });
    await openStore(() => void endedByServer());
  }
  const privateDevice = offered || (device === 'as_it_is' && session.peek().privateDevice);
  setSession({ state: 'open', user, privateDevice, lockOffered: offered, ...(device === 'as_it_is' ? {} : { way: 'words' }) });
}

/** What a lock keeps beside the user key. */
export function aboutOf(user: SessionUser, { wrapped_private_keys, public_keys }: SealedIdentity): About {
  return { user, wrapped_private_keys, public_keys };
}

/** A browser that stores nothing still works; it just asks for the passphrase again next time. */
async function withStorage(act: () => Promise<void>): Promise<boolean> {
  try {
    await act();
    return true;
  } catch {
    return false;
  }
}

/** Stands before a lock, and asks the server meanwhile whether it still knows this device. */
export async function standLocked({ user, lock }: LockRow): Promise<void> {
  setSession({ user, state: 'locked', privateDevice: true, way: lock.way, held: await heldHere() });
  try {
    const { signed_in, user: known } = await readSession();
    if (session.peek().state === 'locked' && (!signed_in || known?.id !== user.id)) await endedByServer();
  } catch {
    // Without an answer the device's own word stands.
  }
}

/**
 * allauth answers 401 when it has signed somebody out, and when nobody was signed in. `nothingHere`: nobody else's
 * writes wait on this device, so the browser may be told to let go of all that it keeps.
 */
export async function endServerSession(nothingHere = false): Promise<void> {
  try {
    await deleteSession(nothingHere);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
}
