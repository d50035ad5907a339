// Not in the first screen's script.
import { heldHere } from '../store/device';
import { PRESSED } from '../store/places';
import { deleteStore, sendRest, wipeStore } from '../store/store';
import { tellTabs } from '../store/tabs';
import { runKeepers, runSignOutHooks } from '../vault/forget';
import { closeVault } from '../vault/open-vault';
import { inThisTab, onThisBrowser } from '../vault/web-storage';
import { endServerSession } from './open';
import { LEAVING } from './server-says';
import { session, setSignedOut } from './state';

const LAST_SEND_MS = 3_000;
// What the app is called here (pwa/guise.ts). A name that changes by itself would tell more than one that stays.
const GUISE = 'attune-guise';
// attune-notes-off: of the device that the server has to forget (pwa/subscription.ts)
const STAYS: readonly string[] = [LEAVING, 'attune-notes-off', GUISE];
const NOBODY = 'nobody';

/**
 * Sends what still waits (for a moment only), then forgets on this device everything of who leaves. What they could not
 * send is gone: show `unsyncedCount` first. Works offline too; the server is told at the next start.
 */
export async function signOut(): Promise<void> {
  const kept = Promise.race([runKeepers(), new Promise<void>((resolve) => setTimeout(resolve, LAST_SEND_MS))]);
  await Promise.allSettled([sendRest(LAST_SEND_MS), kept]);
  await emptyDevice();
}

/** Forgets it without a try to send what waits. */
export async function emptyDevice(owner = session.peek().user?.id ?? NOBODY): Promise<void> {
  await runSignOutHooks().catch(() => undefined);
  onThisBrowser.set(LEAVING, owner);
  await closeVault().catch(() => undefined);
  inThisTab.clear();
  forgetSettings(owner);
  tellTabs({ type: 'signed_out', owner });
  await finishLeaving(owner);
}

/** What this browser was set to, language and country among it, but for what stays, and what others pressed here. */
function forgetSettings(owner: string): void {
  for (const name of onThisBrowser.names()) if (!STAYS.includes(name) && !isOfOthers(name, owner)) onThisBrowser.remove(name);
}

function isOfOthers(name: string, owner: string): boolean {
  return name.startsWith(`${PRESSED}/`) && !name.startsWith(`${PRESSED}/${owner}/`);
}

/** Goes on with a sign-out that is not over. */
export async function finishLeaving(owner: string): Promise<void> {
  const emptied = await wipeStore(owner).then(() => true, () => false);
  const pressed = onThisBrowser.names().some((name) => isOfOthers(name, owner));
  const held = (await heldHere()) === 'nothing' && !pressed ? 'nothing' : 'unsent';
  if (held === 'nothing') await deleteStore();
  const guise = onThisBrowser.get(GUISE);
  try {
    // Else the browser would be told to let go of what others wrote.
    await endServerSession(held === 'nothing' && emptied);
    if (guise !== null) onThisBrowser.set(GUISE, guise); // the browser was told to let go of all that it kept
    if (emptied) onThisBrowser.remove(LEAVING); // else tried again at the next start, before anything else
    setSignedOut({ offline: false, held });
  } catch {
    setSignedOut({ offline: true, held }); // as above
  }
}
