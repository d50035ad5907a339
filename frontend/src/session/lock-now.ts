// A first visit has no key in memory, and nothing to put away: what does that comes with what opens (close.ts). Exit
// and the cover of the page ask here, and wait for no script.

type Closing = { readonly lock: () => Promise<void>; readonly dropKey: () => Promise<void> };

const nothing = (): Promise<void> => Promise.resolve();
let closing: Closing = { lock: nothing, dropKey: nothing };

/** From now on there may be a key in memory. */
export function closeBy(how: Closing): void {
  closing = how;
}

/** Takes the user key out of memory, once what was typed is kept. */
export const lock = (): Promise<void> => closing.lock();

/** Takes the user key out of memory, whatever becomes of the store. */
export const dropKey = (): Promise<void> => closing.dropKey();
