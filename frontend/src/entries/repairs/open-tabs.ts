import { entries } from '../../store';
import { isBlank } from './blank';
import { forgetPlace } from './place';

const lockOf = (id: string): string => `attune-open/${id}`;

/** While it is open here, no other tab takes it away for saying nothing. Returns what lets go of it. */
export function keepOpen(id: string): () => void {
  let close = (): void => undefined;
  const closed = new Promise<void>((resolve) => (close = resolve));
  void globalThis.navigator?.locks?.request(lockOf(id), { mode: 'shared' }, () => closed).catch(() => undefined);
  return close;
}

/** Takes away one that says nothing, once it is open in no tab any more. */
export function dropBlank(id: string): void {
  const locks = globalThis.navigator?.locks;
  if (!locks) return drop(id);
  const alone = async (): Promise<void> => {
    const { pending = [] } = await locks.query();
    if (!pending.some(({ name }) => name === lockOf(id))) drop(id); // else it is open again
  };
  void locks.request(lockOf(id), alone).catch(() => drop(id)); // a browser that keeps nothing gives no locks either
}

/**
 * With what stood on this device about it. By its place the list knows it as begun here, so that goes last: an app
 * closed in between takes it away the next time.
 */
function drop(id: string): void {
  const repair = entries.find('repairs', id);
  if (!repair || !isBlank(repair)) return; // something was said meanwhile, or the app was locked
  entries.remove('repairs', id);
  void entries.settled().then(() => forgetPlace(id));
}
