import { lock } from '../session/lock-now';
import { session } from '../session/state';

const autoLock = () => import('../session/auto-lock'); // not in the first screen's script

/** Where it can't be had, nobody knows how long the page was left: it is locked, if this device has a lock. */
async function lockAnyway(): Promise<void> {
  const { state, way } = session.peek();
  if (state === 'open' && way !== 'itself') await lock();
}

let watching = false;

/**
 * Nothing of the page is seen while somebody looks elsewhere: covered the moment it is hidden, and on a phone the
 * moment it loses the focus, for that is when the app switcher takes its picture. What stands below keeps its place,
 * its focus and its caret. Uncovered once it is known that nothing of it had to be locked meanwhile. Rejects where
 * what locks by itself can't be had.
 */
export function coverWhenAway(): Promise<unknown> {
  const locks = autoLock();
  if (watching) return locks;
  watching = true;
  const page = document.documentElement;
  const cover = (): void => void (page.dataset['away'] = '');
  const back = async (): Promise<void> => {
    await autoLock().then(({ lockIfOverdue }) => lockIfOverdue()).catch(lockAnyway);
    if (document.visibilityState === 'visible') delete page.dataset['away'];
  };
  document.addEventListener('visibilitychange', () => (document.visibilityState === 'hidden' ? cover() : void back()));
  addEventListener('pagehide', cover);
  addEventListener('blur', () => {
    if (matchMedia('(pointer: coarse)').matches) cover(); // on a desktop two windows stand beside each other
  });
  // A finger on a covered page is somebody who is here, whatever the browser said of the focus.
  for (const event of ['pageshow', 'focus', 'pointerdown']) addEventListener(event, () => void back());
  if (document.visibilityState === 'hidden') cover();
  return locks.then(({ lockByItself }) => lockByItself());
}
