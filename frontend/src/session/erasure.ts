import { type ErasureWhen, getErasure, requestErasure, undoErasure } from '../api/account';
import { ApiError } from '../api/errors';
import { vault } from '../vault/open-vault';
import { onThisBrowser } from '../vault/web-storage';
import { confirmPassphrase } from './confirm';
import { type Erasing, ERASING, erasing, readSession } from './server-says';
import { emptyDevice } from './sign-out';
import { erased, session, setSession } from './state';

const A_DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Everything of the person deleted, at once or a day later, and this device emptied. Nothing is sent before: what
 * waits goes too. Throws VaultError("wrong_passphrase"), ApiError, Offline; nothing was done then, or it is not known
 * yet (`erasing`), and this device finds out with the server's next word.
 */
export async function eraseEverything(passphrase: string, when: ErasureWhen): Promise<void> {
  const current_auth_key = await confirmPassphrase(passphrase);
  const asked = { owner: session.peek().user?.id ?? '', due: when === 'now' ? null : new Date(Date.now() + A_DAY_MS).toISOString() };
  const remember = (): void => onThisBrowser.set(ERASING, JSON.stringify(asked));
  remember(); // the page may go before the answer comes
  try {
    await finishErasure({ ...asked, due: await requestErasure({ current_auth_key, when }) });
  } catch (error) {
    if (error instanceof ApiError && error.status < 500 && error.status !== 401) {
      onThisBrowser.remove(ERASING);
      throw error;
    }
    remember();
    const answer = await readSession().catch(() => null);
    if (!answer || answer.signed_in) throw error;
    await finishErasure(asked);
  }
}

/** Empties this device of somebody whom the server has let go of. */
export async function finishErasure({ owner, due }: Erasing): Promise<void> {
  erased.value = { due };
  await emptyDevice(owner);
}

/** An erasure whose answer never came, if this device knows of one; the server has said that nobody is signed in. */
export async function finishUnheard(): Promise<void> {
  const asked = erasing();
  if (asked) await finishErasure(asked);
}

/** When everything is to be deleted, or null. Throws Offline, ApiError. */
export async function readErasure(): Promise<string | null> {
  const here = vault.peek();
  const due = await getErasure();
  if (vault.peek() === here) setSession({ erasureDue: due }); // else somebody else is here by now, or nobody
  return due;
}

/** Keeps everything after all. Throws Offline, ApiError. */
export async function keepEverything(): Promise<void> {
  await undoErasure();
  setSession({ erasureDue: null });
}
