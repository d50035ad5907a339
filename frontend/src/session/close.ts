import { getVault } from '../api/session';
import { dropDeviceKey, dropVault, findVault, heldHere, keepVault } from '../store/device';
import { quiesce, wipeMemory } from '../store/store';
import { onTabs, tellTabs } from '../store/tabs';
import { runKeepers } from '../vault/forget';
import { closeVault, vault } from '../vault/open-vault';
import { closeBy } from './lock-now';
import { erasing, readSession } from './server-says';
import { session, setSession, setSignedOut } from './state';

const KEEP_MS = 1_000;

let finishUnheard: () => Promise<void> = () => Promise.resolve();

/** What to do where the server knows nobody, and an erasure stands that it never answered. */
export function onUnheard(finish: () => Promise<void>): void {
  finishUnheard = finish;
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

/** Takes the user key out of memory. Nothing is lost; what the lock asks for opens it again, or the passphrase. */
export async function lock(): Promise<void> {
  await Promise.all([quiesce(), inTime(runKeepers())]);
  await closeVault();
  tellTabs({ type: 'locked' });
  await lockedHere();
}

/** Whatever a network does, the keys go. */
function inTime(act: Promise<void>): Promise<void> {
  return Promise.race([act, new Promise<void>((resolve) => setTimeout(resolve, KEEP_MS))]).catch(() => undefined);
}

async function lockedHere(): Promise<void> {
  if (session.peek().state === 'open') setSession({ state: 'locked', lockOffered: false, held: await heldHere() });
}

closeBy({ lock, dropKey: closeVault });

let listening = false;

/** Hears what other tabs did, and that the connection is back. */
export function listen(): void {
  if (listening) return;
  listening = true;
  globalThis.addEventListener?.('online', () => void confirmWithServer());
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
