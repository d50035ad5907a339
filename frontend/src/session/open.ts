import { ApiError, Offline } from '../api/errors';
import { deleteSession, getSession, getVault } from '../api/session';
import type { SessionAnswer, SessionUser } from '../api/types';
import { type About, dropDeviceKey, dropVault, findVault, heldHere, keepLock, keepVault, makeRoomFor } from '../store/device';
import type { LockRow, WrappedVault } from '../store/db';
import { openStore, quiesce } from '../store/store';
import type { Bytes } from '../vault/bytes';
import { closeVault, openVault, vault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { session, setSession, setSignedOut } from './state';

type SealedIdentity = Pick<WrappedVault, 'wrapped_private_keys' | 'public_keys'>;

/**
 * Says who leaves while a sign-out is not over: the server has not heard of it, and only it can end the cookie; or
 * something is left here.
 */
export const LEAVING = 'attune-leaving';

/** Says of whom everything is to be deleted, from before it is asked for until the server's word on it is known. */
export const ERASING = 'attune-erasing';
export type Erasing = { readonly owner: string; readonly due: string | null };

export function erasing(): Erasing | null {
  return JSON.parse(onThisBrowser.get(ERASING) ?? 'null') as Erasing | null;
}

let finishUnheard: () => Promise<void> = () => Promise.resolve();

/** What to do where the server knows nobody, and an erasure stands that it never answered. */
export function onUnheard(finish: () => Promise<void>): void {
  finishUnheard = finish;
}

/** What becomes of the way this device opens: a lock is offered, it is nobody's own, or it stays as it is. */
export type OnDevice = 'offer' | 'drop' | 'as_it_is';

/** Opens everything with the user key. Nothing of a clinician is ever stored on a device. Throws VaultError. */
export async function openWith(user: SessionUser, userKey: Bytes, identity: SealedIdentity | WrappedVault, device: OnDevice): Promise<void> {
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

/** Asks the server who is here and keeps what it says of itself. Throws Offline and ApiError. */
export async function readSession(): Promise<SessionAnswer> {
  try {
    const answer = await getSession();
    if (answer.user?.id === erasing()?.owner) onThisBrowser.remove(ERASING); // it never reached the server
    setSession({ offline: false, news: answer.news, ...(answer.custody && { custody: answer.custody }), vapidPublicKey: answer.vapid_public_key, version: answer.version });
    return answer;
  } catch (error) {
    if (error instanceof Offline) setSession({ offline: true });
    throw error;
  }
}

/**
 * The server no longer knows the person (a session that ran out, a recovery on another device). What they wrote stays
 * on the device, sealed and queued, for when they sign in again; until then nothing of it can be read here.
 */
export async function endedByServer(): Promise<void> {
  if (erasing()) return finishUnheard();
  const { user } = session.peek();
  await quiesce();
  await closeVault();
  await dropDeviceKey().catch(() => undefined);
  if (user) await dropVault(user.id).catch(() => undefined);
  setSignedOut({ user, held: (await heldHere()) === 'nothing' ? 'nothing' : 'unsent' });
}

/** Compares what the device opened with what the server says, without making anybody wait. */
export async function confirmWithServer(): Promise<void> {
  const opened = vault.peek();
  if (!opened) return;
  try {
    const { signed_in, user, custody } = await readSession();
    if (vault.peek() !== opened) return;
    if (!signed_in || user?.id !== opened.owner) return await endedByServer();
    setSession({ user });
    // A device from before it was kept, or from before another one changed who holds the key.
    if (user.role !== 'client' || (await findVault(user.id))?.vault.custody === custody) return;
    const kept = await getVault();
    if (vault.peek() === opened) await keepVault(user, kept);
  } catch {
    // Without an answer the device's own word stands.
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
