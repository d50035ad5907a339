import { Offline } from '../api/errors';
import { wipeCopies } from '../store/db';
import { findLock, findOnDevice, findVault, heldHere } from '../store/device';
import { dropDeviceRow } from '../store/device-row';
import { onThisBrowser } from '../vault/web-storage';
import { confirmWithServer, listen, onUnheard } from './close';
import { openWith, standLocked } from './open';
import { erasing, hearConnection, LEAVING, readSession } from './server-says';
import { session, setSession, setSignedOut } from './state';

export { unsyncedCount } from '../store/status';
export { onForget, onSignOut } from '../vault/forget';
export { lock } from './close';
export { type Session, session, type SessionState } from './state';

/**
 * Finds out who is here. A private device stands before its lock or, where it has none, opens at once, with or without
 * a connection; any other asks the server, and forgets its copies of what that holds. Without a connection they stay,
 * sealed, for the passphrase. Never throws for being offline.
 */
export async function boot(): Promise<void> {
  hearConnection();
  listen();
  const left = onThisBrowser.get(LEAVING);
  if (left) return (await import('./sign-out')).finishLeaving(left); // not in the first screen's script
  const lock = await findLock();
  if (lock) {
    void dropDeviceRow().catch(() => undefined); // a lock that was set just before the page went
    return standLocked(lock);
  }
  const device = await findOnDevice();
  if (device) {
    setSession({ privateDevice: true, way: 'itself' });
    try {
      await openWith(device.about.user, device.userKey, device.about, 'as_it_is');
      return void confirmWithServer();
    } catch {
      setSession({ privateDevice: false, way: 'words' }); // the device's row is damaged: as if there were none
    }
  }
  await askServer();
}

/** Finds out whether this browser keeps anything, where nobody's device had to be opened for that. */
export async function look(): Promise<void> {
  listen();
  await findLock();
}

/** Who the server says is here, and what lies on this device. Nothing changes for who came in before it answered. */
export async function askServer(): Promise<void> {
  const before = session.peek().state;
  const isAsBefore = (): boolean => session.peek().state === before;
  try {
    const { user } = await readSession();
    if (!isAsBefore()) return;
    if (!user && erasing()) return await finishErasure();
    await wipeCopies(user?.id).catch(() => undefined);
    const held = await heldHere();
    if (!user) setSignedOut({ held });
    else setSession({ user, held, state: user.second_factor === 'needed' ? 'needs_second_factor' : 'locked' });
  } catch (error) {
    if (!isAsBefore()) return;
    const offline = error instanceof Offline || session.peek().offline;
    const [kept, held] = [await findVault(), await heldHere()];
    if (kept) setSession({ user: kept.user, state: 'locked', held, offline });
    else setSignedOut({ offline, held: held === 'nothing' ? held : 'unsent' });
  }
}

async function finishErasure(): Promise<void> {
  await (await import('./erasure')).finishUnheard(); // not in the first screen's script
}

onUnheard(finishErasure);
