import { dropKey, lock } from '../../session/lock-now';
import { session } from '../../session/state';
import { EXIT_ADDRESS } from '../../library/exit-address';
import { channelTo } from '../../vault/channel';
import { inThisTab } from '../../vault/web-storage';

export { EXIT_ADDRESS };

const LEFT = 'attune-left';
const CHANNEL = 'attune-exit';
const LOCK_MS = 250;

/**
 * Covers the page at once, takes the key out of memory, and goes away; every other tab does the same. What was typed is
 * sealed first, which takes a moment, and no more than that.
 */
export function leave(): Promise<void> {
  channelTo(CHANNEL)?.postMessage('leave');
  return goAway();
}

async function goAway(): Promise<void> {
  cover();
  inThisTab.set(LEFT, '1'); // where a browser stores nothing, the cover and the cleaned history still hold
  // The address of this entry tells nothing either, should somebody look at the list behind the Back button.
  history.replaceState(null, '', '/');
  if (session.peek().state === 'open') {
    await Promise.race([lock(), new Promise((resolve) => setTimeout(resolve, LOCK_MS))]).catch(() => undefined);
  }
  // Neither a store that does not answer keeps a key in memory, nor an opening that was under way: until the other page
  // comes this one stands, and a network may take its time.
  session.subscribe(({ state }) => void (state === 'open' && dropKey()));
  location.replace(EXIT_ADDRESS);
}

/**
 * One attribute and no work for the layout: the page is gone in the same frame. With it nothing asks any more whether
 * to leave (store/leaving.ts).
 */
function cover(): void {
  document.documentElement.dataset['covered'] = '';
}

/**
 * Keeps Back from returning to the app after an exit, and listens for exits in other tabs. Call before anything is
 * drawn; false means: draw nothing, this visit is somebody going back.
 */
export function guardExit(): boolean {
  // A page that the browser kept whole in memory comes back as it was: covered, and it leaves again.
  addEventListener('pageshow', (event) => {
    if (event.persisted && hasLeft()) void goAway();
  });
  channelTo(CHANNEL)?.addEventListener('message', () => void goAway());
  if (!hasLeft()) return true;
  const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  if (visit?.type === 'back_forward') {
    void goAway();
    return false;
  }
  inThisTab.remove(LEFT); // came here on purpose: by the icon or by typing the address
  return true;
}

function hasLeft(): boolean {
  return inThisTab.get(LEFT) === '1';
}
