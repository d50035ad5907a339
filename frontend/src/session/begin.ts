import { isBare } from '../store/places';
import { onThisBrowser } from '../vault/web-storage';
import { erasing, hearConnection, LEAVING, readSession } from './server-says';
import { session, setSignedOut, unfetched } from './state';

/** What opens what lies on a device: not in a first visit's script. */
const whole = () => import('./session');

let unlooked = false;
let guards: () => Promise<unknown> = whole;

type Found = {
  readonly nothing: () => void; // nothing of anybody's lies here, and the server is asked
  readonly something: () => void; // something may, and is about to be opened
  readonly guards: () => Promise<unknown>; // fetches what covers the page and locks it
};

/**
 * All that nobody comes in without. What a browser could not fetch once it may not ask for again before the page is
 * loaded anew, so this is awaited where nothing is typed yet.
 */
export async function ready(): Promise<typeof import('./session')> {
  return (await Promise.all([whole(), guards()]))[0];
}

/**
 * Where a page begins. Where nothing lies on the device and the server knows nobody, nothing has to be opened, and the
 * first page waits for no script that could. `found` is told at once what is to be expected.
 */
export async function begin(found: Found): Promise<void> {
  guards = found.guards;
  hearConnection();
  // No first visit: the worker has the script at hand, and the browser is asked meanwhile.
  if (globalThis.navigator?.serviceWorker?.controller) void whole().catch(() => undefined);
  unlooked = await isNobodyHere(found.nothing);
  if (session.peek().state !== 'starting') return; // who came in meanwhile is not put out by an answer from before
  if (unlooked) return setSignedOut();
  found.something();
  const opens = await ready().catch(() => null);
  if (opens) await opens.boot();
  else unfetched.value = true;
}

async function isNobodyHere(nothing: () => void): Promise<boolean> {
  if (onThisBrowser.get(LEAVING) !== null || erasing() || !(await isBare())) return false;
  nothing();
  const answer = await readSession().catch(() => null); // without one nobody can be here: nothing of theirs is
  return !answer?.user;
}

/** Once the first page stands: what comes next is at hand, and it is known whether this browser keeps anything. */
export async function goOn(): Promise<void> {
  if (!unlooked) return;
  await (await whole()).look();
  unlooked = false;
}
