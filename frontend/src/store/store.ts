import { requireVault, vault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { closeDb, type Database, deleteBrowsers, inUse, rescueBy, storeFailed, wipeFor, wipeFrom } from './db';
import { followDraft, loadDrafts } from './drafts';
import { ownConfirmed } from './editing';
import { inMemory, unkept } from './in-memory';
import { loadLooks } from './looks';
import { settled } from './persist';
import { PRESSED } from './places';
import { loadEntries, reload } from './reload';
import { refreshOutbox } from './status';
import { startSync, syncNow, syncSoon } from './sync';
import { onTabs, type TabMessage } from './tabs';

const loadRescue = () => import('./rescue');

rescueBy(loadRescue);

const STORE_TIMEOUT_MS = 3_000;

let stopListening: (() => void) | null = null;

/**
 * Opens what this device holds for the person whose vault is open, and begins to send and fetch. `onSignedOut` runs
 * when the server no longer knows them. A device without storage works from memory.
 */
export async function openStore(onSignedOut: () => void): Promise<void> {
  requireVault();
  stopListening ??= onTabs(hear);
  await load();
  // At hand, should all that is kept here be thrown away.
  const takenUp = loadRescue().then((rescue) => rescue.takeUp()).catch(() => undefined);
  // Before a screen stands without it.
  if (onThisBrowser.names().some((name) => name.startsWith(PRESSED))) await takenUp;
  startSync(onSignedOut);
}

/** From the browser's store, opened anew if it has to be, or from an empty one. */
async function load(): Promise<void> {
  try {
    await loadEntries();
    await loadDrafts();
    loadLooks();
  } catch (error) {
    if (!vault.peek()) throw error; // closed in the meantime
    if (await storeFailed(error)) await load();
  }
}

/**
 * Waits until everything typed is in the store. Call it before the vault closes. A store that does not answer holds up
 * no lock.
 */
export async function quiesce(): Promise<void> {
  if (vault.peek()) await Promise.race([settled(), after(STORE_TIMEOUT_MS)]);
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** One last try to send everything. Resolves after `ms` at the latest. */
export async function sendRest(ms: number): Promise<void> {
  await quiesce();
  await Promise.race([syncNow(), after(ms)]);
}

/** Empties the device's store of one person (see `wipeFor`). Rejects where something of theirs may be left in it. */
export async function wipeStore(owner: string): Promise<void> {
  stopListening?.();
  stopListening = null;
  await wipeFor(owner).finally(closeUnlessUnkept);
}

/** Takes the emptied store away, where nothing of anybody's waits in it. A tab that does not answer holds up nobody. */
export async function deleteStore(): Promise<void> {
  await closeUnlessUnkept();
  if (inUse.memory) return;
  inUse.dropped = true;
  await Promise.race([deleteBrowsers().catch(() => undefined), after(STORE_TIMEOUT_MS)]);
}

/** As when another tab has emptied the browser's store of somebody: nothing of theirs is left in this page's memory. */
export async function wipeMemory(owner: string): Promise<void> {
  if (inUse.memory) await wipeFrom(inUse.memory as unknown as Database, owner);
  inUse.dropped = true; // by the other tab, or soon
  await closeUnlessUnkept();
}

/** What somebody else wrote, and what this page alone has, is not let go of. */
async function closeUnlessUnkept(): Promise<void> {
  if (!inUse.memory || unkept.peek() === 0) await closeDb();
}

function hear(message: TabMessage): void {
  if (!('owner' in message) || message.owner !== vault.peek()?.owner) return;
  void (async () => {
    // It may be locked meanwhile.
    if (message.type === 'draft' && !inMemory.peek()) await followDraft(message.name).catch(() => undefined);
    if (message.type !== 'changed') return;
    for (const { kind, id, own } of message.entries) if (own !== undefined) ownConfirmed(kind, id, own);
    await reload(message.entries);
    await refreshOutbox(message.entries);
    if (inMemory.peek()) syncSoon(); // what another tab wrote is not in this one's memory
  })().catch(() => undefined); // the vault was closed in the meantime
}
