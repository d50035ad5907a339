import { Offline } from '../api/errors';
import { getSession } from '../api/who-is-here';
import type { SessionAnswer } from '../api/types';
import { onThisBrowser } from '../vault/web-storage';
import { setSession } from './state';

/**
 * Says who leaves while a sign-out is not over: the server has not heard of it, and only it can end the cookie; or
 * something is left here.
 */
export const LEAVING = 'attune-leaving';

/** Says of whom everything is to be deleted, from before it is asked for until the server's word on it is known. */
export const ERASING = 'attune-erasing';
export type Erasing = { readonly owner: string; readonly due: string | null };

export function erasing(): Erasing | null {
  try {
    return JSON.parse(onThisBrowser.get(ERASING) ?? 'null') as Erasing | null;
  } catch {
    return null; // nobody else writes it; whoever did must not keep the app from opening
  }
}

/** Asks the server who is here and keeps what it says of itself. Throws Offline and ApiError. */
export async function readSession(): Promise<SessionAnswer> {
  try {
    const answer = await getSession();
    if (answer.user?.id === erasing()?.owner) onThisBrowser.remove(ERASING); // it never reached the server
    setSession({ offline: false, news: answer.news, ...(answer.custody && { custody: answer.custody }), vapidPublicKey: answer.vapid_public_key, version: answer.version });
    return answer;
  } catch (error) {
    if (error instanceof Offline) setSession({ offline: true });
    throw error;
  }
}

let hearing = false;

/** What the browser says of the connection, from here on. */
export function hearConnection(): void {
  if (hearing) return;
  hearing = true;
  globalThis.addEventListener?.('offline', () => setSession({ offline: true }));
  globalThis.addEventListener?.('online', () => setSession({ offline: false }));
}
