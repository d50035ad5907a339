import { type AccountEvent, getAccountEvents, postTold } from '../api/where';
import { session, setSession } from './state';

/**
 * What happened to the account, the newest first. Read here it need not be said on this device again. Throws Offline,
 * ApiError.
 */
export async function readAccountEvents(): Promise<readonly AccountEvent[]> {
  const events = await getAccountEvents();
  await told(events[0]?.number ?? 0).catch(() => undefined); // then it is said once more
  return events;
}

/** The line is closed. Without a connection it is gone until the next opening. */
export async function closeNews(): Promise<void> {
  const { news } = session.peek();
  setSession({ news: null });
  if (news !== null) await told(news).catch(() => undefined);
}

async function told(number: number): Promise<void> {
  if ((session.peek().news ?? 0) <= number) setSession({ news: null });
  await postTold(number);
}
