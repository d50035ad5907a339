import { markTold } from '../api/where';
import { session, setSession } from './state';

/**
 * What happened up to that number stands before the person, or was passed over: it is not said on this device again.
 * Without a connection it is, at the next opening.
 */
export async function told(number: number): Promise<void> {
  if ((session.peek().news ?? 0) <= number) setSession({ news: null });
  await markTold(number).catch(() => undefined);
}
