import { deleteLock, openLock, createLock } from '../api/locks';
import { ApiError } from '../api/errors';
import { getVault } from '../api/session';
import type { SessionUser } from '../api/types';
import { dropMeta, type Lock } from '../store/db';
import { type About, findLock, findVault, keepLock, requireStorage } from '../store/device';
import { putDeviceRow } from '../store/device-row';
import { type Bytes, fromBase64url } from '../vault/bytes';
import { newKdf } from '../vault/derive';
import { unwrapUnder, type Wrapped } from '../vault/device-key';
import { wrapForDevice, wrapUnder } from '../vault/device-wrap';
import { VaultError } from '../vault/errors';
import { derivePin, digitsOf, pinKey } from '../vault/lock-keys';
import { requireVault } from '../vault/open-vault';
import { askPasskey, makePasskey } from '../vault/passkey';
import { onThisBrowser } from '../vault/web-storage';
import { confirmWithServer } from './close';
import { aboutOf, openWith } from './open';
import { session, setSession } from './state';

// How a private device opens: chosen here, and opened by what was chosen. The passphrase opens it as well, always.

const WRONG_PINS = 'attune-wrong-pins';
const PIN = /^\p{Nd}{4,8}$/u;

/** Whether it has 4 to 8 digits, however they were typed. */
export function isPin(typed: string): boolean {
  return PIN.test(digitsOf(typed));
}

/** Locks this device by a PIN. The server has to answer. Throws ApiError and Offline. */
export async function lockByPin(pin: string): Promise<void> {
  const kdf = newKdf();
  const { proof, half } = await derivePin(pin, kdf);
  const { id, share } = await createLock(proof);
  await lockBy(await pinKey(half, fromBase64url(share)), (wrapped) => ({ way: 'pin', id, kdf, ...wrapped }));
}

/** Locks this device by a passkey of its own. Throws VaultError("no_passkey"). */
export async function lockByPasskey(name: string): Promise<void> {
  const { key, ...passkey } = await makePasskey(name);
  await lockBy(key, (wrapped) => ({ way: 'passkey', ...passkey, ...wrapped }));
}

/** Asks for the passphrase alone. */
export function lockWithPassphrase(): Promise<void> {
  return change({ way: 'words' });
}

/** Takes the lock off: from now on this device opens by itself, and so does a copy of its disk. */
export async function takeLockOff(): Promise<void> {
  const before = await findLock();
  const about = await aboutHere();
  await requireStorage();
  const wrap = await requireVault().userKey.use((raw) => wrapForDevice(raw, about));
  await putDeviceRow({ owner: about.user.id, ...wrap });
  await dropMeta('lock');
  await endHalf(before?.lock);
  setSession({ privateDevice: true, way: 'itself', lockOffered: false });
}

async function lockBy(key: CryptoKey, lock: (wrapped: Wrapped) => Lock): Promise<void> {
  const about = await aboutHere();
  await change(lock(await requireVault().userKey.use((raw) => wrapUnder(key, raw, about))));
}

async function change(lock: Lock): Promise<void> {
  const before = await findLock();
  await keepLock(requireUser(), lock);
  if (lock.way !== 'pin') await endHalf(before?.lock); // a new PIN has taken its place already
  setSession({ privateDevice: true, way: lock.way, lockOffered: false });
}

/** What it opened is not here any more: the server forgets its half once it hears of it, at sign-out the latest. */
async function endHalf(lock: Lock | undefined): Promise<void> {
  if (lock?.way === 'pin') await deleteLock(lock.id).catch(() => undefined);
}

async function aboutHere(): Promise<About> {
  const user = requireUser();
  return aboutOf(user, (await findVault(user.id))?.vault ?? (await getVault()));
}

function requireUser(): SessionUser {
  const { user } = session.peek();
  if (!user) throw new VaultError('locked');
  return user;
}

/**
 * Opens what a PIN locks. Throws ApiError "wrong_pin"; "lock_emptied" and "not_found" where the server's half is gone,
 * and from then on the passphrase alone opens this device; Offline.
 */
export async function openByPin(pin: string): Promise<void> {
  const row = await findLock();
  if (row?.lock.way !== 'pin') throw new VaultError('locked');
  const { lock } = row;
  const { proof, half } = await derivePin(pin, lock.kdf);
  const { share, wrong_before } = await openLock(lock.id, proof).catch(async (error: unknown) => {
    if (error instanceof ApiError && /^(lock_emptied|not_found)$/.test(error.code)) {
      await keepLock(row.user, { way: 'words' });
      setSession({ way: 'words' });
    }
    throw error;
  });
  await openBy(await pinKey(half, fromBase64url(share)), lock);
  sayWrongPins(Number(onThisBrowser.get(WRONG_PINS)) + wrong_before);
}

/** Until it was closed, however often the page is loaded before: the server tells of each try once. */
function sayWrongPins(wrongPins: number): void {
  if (wrongPins > 0) onThisBrowser.set(WRONG_PINS, String(wrongPins));
  setSession({ wrongPins });
}

export function closeWrongPins(): void {
  onThisBrowser.remove(WRONG_PINS);
  setSession({ wrongPins: 0 });
}

/** Opens what a passkey locks, without a connection too. Throws VaultError("no_passkey", "cannot_open"). */
export async function openByPasskey(): Promise<void> {
  const row = await findLock();
  if (row?.lock.way !== 'passkey') throw new VaultError('locked');
  await openBy(await askPasskey(row.lock), row.lock);
}

async function openBy(key: CryptoKey, wrapped: Wrapped): Promise<void> {
  const { userKey, about }: { userKey: Bytes; about: About } = await unwrapUnder(key, wrapped);
  await openWith(about.user, userKey, about, 'as_it_is');
  void confirmWithServer();
}
