import { signal } from '@preact/signals';
import { useEffect, useRef } from 'preact/hooks';

import { ApiError, Offline } from '../../api/errors';
import { getHeartbeat } from './api';
import { followCaseload, followEnd } from './caseload';
import { keepOnly, type Live } from './opened';
import { over } from './over';

const EVERY_MS = 20_000; // a share that was taken back is gone within half a minute
const UNSURE_AFTER_MS = 60_000;

type Shared = { readonly careLink: string; readonly now: Live };

/** What the server last said of the client who is looked at; null until it did. */
export const stillShared = signal<Shared | null>(null);
/** The server can't be reached for a while, so nobody knows what is still shared: it is covered meanwhile. */
export const unsure = signal(false);

let heardAt = 0; // when that was asked for which was answered last

/** Asks once. What it says is shown at once; nothing is thrown. */
export async function beat(careLink: string | null): Promise<void> {
  const at = performance.now();
  try {
    const { mark, shared, grants } = await getHeartbeat(careLink);
    if (at < heardAt) return; // a newer answer was quicker
    const live = shared?.map(({ grant, about }) => [grant, about] as const) ?? grants?.map((grant) => [grant, null] as const);
    if (careLink !== null && !live) doubt();
    else heard(at);
    if (careLink !== null && live) tell(careLink, new Map(live));
    await followCaseload(mark);
  } catch (error) {
    if (!(error instanceof ApiError || error instanceof Offline)) throw error;
    // Also where the server is there and fails, or was asked too often: nobody knows what is shared then.
    if (error instanceof Offline || error.status >= 429) return doubt();
    if (error.status === 404 && careLink !== null && at >= heardAt) {
      tell(careLink, new Map()); // the link has ended, and with it every share
      await followEnd(careLink);
    }
    if (error.status === 403) await over(); // its second step is gone; where all of it is, asking has said so
  }
}

function heard(at: number): void {
  heardAt = at;
  unsure.value = false;
}

/** Nobody said what is shared. */
function doubt(): void {
  unsure.value = performance.now() - heardAt >= UNSURE_AFTER_MS;
}

function tell(careLink: string, now: Live): void {
  keepOnly(careLink, now);
  stillShared.value = { careLink, now };
}

const RETURNS = ['focus', 'pageshow', 'online'] as const;

/** While a page of the clinic stands open: each few seconds, and whenever somebody comes to it or back to it. */
export function useHeartbeat(careLink: string | null, path: string): void {
  const first = useRef(true);
  useEffect(() => {
    heard(performance.now());
    const ask = (): void => {
      if (document.visibilityState === 'visible') void beat(careLink);
    };
    const timer = setInterval(() => void beat(careLink), EVERY_MS);
    document.addEventListener('visibilitychange', ask);
    for (const event of RETURNS) addEventListener(event, ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', ask);
      for (const event of RETURNS) removeEventListener(event, ask);
      stillShared.value = null;
      unsure.value = false;
    };
  }, [careLink]);
  useEffect(() => {
    if (!first.current) void beat(careLink);
    first.current = false; // what the first page shows was fetched with it
  }, [path]); // eslint-disable-line react-hooks/exhaustive-deps -- the link is a part of the path
}
