import { onTabs, tellTabs } from '../store/tabs';
import { lockAfter } from './lock-after';
import { lock } from './lock-now';
import { session } from './state';

const MINUTE_MS = 60_000;
const LOOK_MS = 5_000;
const TELL_MS = 5_000;
// Nobody chose it: below the server's own fifteen, so that the screen is never the last to know.
const CLINICIAN_MINUTES = 10;
const TOUCHES = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

let touchedAt = moment();
let toldAt = 0;

/** By both clocks: one stands still while a phone sleeps, the other one can be set back by whoever holds it. */
function moment(): { readonly wall: number; readonly steady: number } {
  return { wall: Date.now(), steady: performance.now() };
}

/** Whether what is open would have been locked by now. A device without a lock opens by itself, and so never is. */
export function isOverdue(): boolean {
  const { state, way, user } = session.peek();
  if (state !== 'open' || way === 'itself') return false;
  const now = moment();
  const minutes = user && user.role !== 'client' ? CLINICIAN_MINUTES : lockAfter.peek();
  return Math.max(Math.abs(now.wall - touchedAt.wall), now.steady - touchedAt.steady) >= minutes * MINUTE_MS;
}

/** Locks what is overdue. Call it before anything is shown again. */
export async function lockIfOverdue(): Promise<void> {
  if (isOverdue()) await lock();
}

/** From now on what nobody touches locks by itself, in every tab at once. A touch in one of them counts in each. */
export function lockByItself(): void {
  const touched = (): void => {
    if (isOverdue()) return void lock(); // the page slept: whoever touches it now was not here
    touchedAt = moment();
    if (touchedAt.steady - toldAt < TELL_MS) return;
    toldAt = touchedAt.steady;
    tellTabs({ type: 'touched' });
  };
  for (const event of TOUCHES) addEventListener(event, touched, { capture: true, passive: true });
  onTabs(({ type }) => {
    if (type === 'touched' && !isOverdue()) touchedAt = moment();
  });
  session.subscribe(({ state }) => {
    if (state !== 'open') touchedAt = moment(); // it counts from the opening
  });
  setInterval(() => void lockIfOverdue(), LOOK_MS);
}
