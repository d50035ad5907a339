import { Offline } from '../api/errors';
import { wipeCopies } from '../store/db';
import { findLock, findOnDevice, findVault, heldHere } from '../store/device';
import { dropDeviceRow } from '../store/device-row';
import { deleteStore, quiesce, sendRest, wipeMemory, wipeStore } from '../store/store';
import { onTabs, tellTabs } from '../store/tabs';
import { runSignOutHooks } from '../vault/forget';
import { closeVault } from '../vault/open-vault';
import { onThisBrowser, inThisTab } from '../vault/web-storage';
import { confirmWithServer, endServerSession, LEAVING, openWith, readSession, standLocked } from './open';
import { session, setSession, setSignedOut } from './state';

export { unsyncedCount } from '../store/status';
export { onForget, onSignOut } from '../vault/forget';
export { type Session, session, type SessionState } from './state';

const LAST_SEND_MS = 3_000;
const STAYS = new RegExp(`^(${LEAVING}|attune-notes-off)$`); // of the device that the server has to forget: pwa/subscription.ts
const NOBODY = 'nobody';

/**
 * Finds out who is here. A private device stands before its lock or, where it has none, opens at once, with or without
 * a connection; any other asks the server, and forgets its copies of what that holds. Without a connection they stay,
 * sealed, for the passphrase. Never throws for being offline.
 */
export async function boot(): Promise<void> {
  listen();
  const left = onThisBrowser.get(LEAVING);
  if (left) return finishLeaving(left);
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

/** Who the server says is here, and what lies on this device. */
export async function askServer(): Promise<void> {
  try {
    const { user } = await readSession();
    await wipeCopies(user?.id).catch(() => undefined);
    const held = await heldHere();
    if (!user) setSignedOut({ held });
    else setSession({ user, held, state: user.second_factor === 'needed' ? 'needs_second_factor' : 'locked' });
  } catch (error) {
    const offline = error instanceof Offline || session.peek().offline;
    const [kept, held] = [await findVault(), await heldHere()];
    if (kept) setSession({ user: kept.user, state: 'locked', held, offline });
    else setSignedOut({ offline, held: held === 'nothing' ? held : 'unsent' });
  }
}

/** Takes the user key out of memory. Nothing is lost; what the lock asks for opens it again, or the passphrase. */
export async function lock(): Promise<void> {
  await quiesce();
  await closeVault();
  tellTabs({ type: 'locked' });
  await lockedHere();
}

async function lockedHere(): Promise<void> {
  if (session.peek().state === 'open') setSession({ state: 'locked', lockOffered: false, held: await heldHere() });
}

/**
 * Sends what still waits (for a moment only), then forgets on this device everything of who leaves. What they could not
 * send is gone: show `unsyncedCount` first. Works offline too; the server is told at the next start.
 */
export async function signOut(): Promise<void> {
  await sendRest(LAST_SEND_MS).catch(() => undefined);
  await emptyDevice();
}

/** Forgets it without a try to send what waits. */
export async function emptyDevice(): Promise<void> {
  const owner = session.peek().user?.id ?? NOBODY;
  await runSignOutHooks().catch(() => undefined);
  onThisBrowser.set(LEAVING, owner);
  await closeVault().catch(() => undefined);
  inThisTab.clear();
  forgetSettings();
  tellTabs({ type: 'signed_out', owner });
  await finishLeaving(owner);
}

/** What this browser was set to, language and country among it, but for what the sign-out itself has to go on with. */
function forgetSettings(): void {
  for (const name of onThisBrowser.names()) if (!STAYS.test(name)) onThisBrowser.remove(name);
}

async function finishLeaving(owner: string): Promise<void> {
  const emptied = await wipeStore(owner).then(() => true, () => false);
  const held = (await heldHere()) === 'nothing' ? 'nothing' : 'unsent';
  if (held === 'nothing') await deleteStore();
  try {
    await endServerSession(held === 'nothing');
    if (emptied) onThisBrowser.remove(LEAVING); // else tried again at the next start, before anything else
    setSignedOut({ offline: false, held });
  } catch {
    setSignedOut({ offline: true, held }); // as above
  }
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  globalThis.addEventListener?.('offline', () => setSession({ offline: true }));
  globalThis.addEventListener?.('online', () => {
    setSession({ offline: false });
    void confirmWithServer();
  });
  onTabs((message) => {
    if (message.type === 'changed' || message.type === 'touched') return;
    const closed = closeVault();
    if (message.type === 'locked') return void lockedHere();
    setSignedOut();
    // What a page without storage has in its memory would go back to the device. The browser's own store is left to the
    // tab that signed out: by the time that a frozen tab hears of it, somebody else may have written there.
    void closed.catch(() => undefined).then(() => wipeMemory(message.owner));
  });
}
