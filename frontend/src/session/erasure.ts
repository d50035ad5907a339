import { type ErasureWhen, getErasure, postErasure, postErasureUndo } from '../api/account';
import { confirmPassphrase } from './confirm';
import { emptyDevice } from './sign-out';
import { erased, setSession } from './state';

/**
 * Everything of the person deleted, at once or a day later, and this device emptied. Nothing is sent before: what
 * waits goes too. Throws VaultError("wrong_passphrase"), ApiError, Offline; nothing was done then.
 */
export async function eraseEverything(passphrase: string, when: ErasureWhen): Promise<void> {
  const current_auth_key = await confirmPassphrase(passphrase);
  erased.value = { due: await postErasure({ current_auth_key, when }) };
  await emptyDevice();
}

/** When everything is to be deleted, or null. Throws Offline, ApiError. */
export async function readErasure(): Promise<string | null> {
  const due = await getErasure();
  setSession({ erasureDue: due });
  return due;
}

/** Keeps everything after all. Throws Offline, ApiError. */
export async function keepEverything(): Promise<void> {
  await postErasureUndo();
  setSession({ erasureDue: null });
}
