import {
  getRecoveryEmail,
  requestEmailCode,
  requestEmailConfirmation,
  finishByEmailCode,
  openByEmailCode,
  requestEmailRemoval,
  putRecoveryEmail,
  type RecoveryEmail,
} from '../api/recovery-email';
import { type Bytes, fromBase64url } from '../vault/bytes';
import { bare } from '../vault/crockford';
import { newKdf } from '../vault/derive';
import { VaultError } from '../vault/errors';
import { onForget } from '../vault/forget';
import { deriveNew } from '../vault/passphrase';
import { wrapUserKey } from '../vault/user-key';
import { confirmPassphrase } from './confirm';

export type { RecoveryEmail } from '../api/recovery-email';

// Getting back in by e-mail. The server gives the spare key out for a code from the mailbox, so this works only where
// one is kept.

let opened: { username: string; userKey: Bytes; ticket: string } | null = null;

/** Throws Offline, ApiError. */
export const readRecoveryEmail: () => Promise<RecoveryEmail> = getRecoveryEmail;

/**
 * Keeps the address and has a code sent there. Throws VaultError("wrong_passphrase") before anything is sent;
 * ApiError, Offline.
 */
export async function giveRecoveryEmail(email: string, passphrase: string): Promise<RecoveryEmail> {
  return putRecoveryEmail({ email, current_auth_key: await confirmPassphrase(passphrase) });
}

/** Throws ApiError 400 for a code that does not fit, Offline. */
export function confirmRecoveryEmail(code: string): Promise<RecoveryEmail> {
  return requestEmailConfirmation(bare(code));
}

/** Throws VaultError("wrong_passphrase") before anything is sent; ApiError, Offline. */
export async function removeRecoveryEmail(passphrase: string): Promise<void> {
  await requestEmailRemoval(await confirmPassphrase(passphrase));
}

/**
 * Has a code sent, if there is somebody of that name who gave an e-mail; nothing tells whether there is. Throws
 * Offline, ApiError 429.
 */
export async function askForCode(username: string): Promise<void> {
  await requestEmailCode(username);
}

/**
 * The first step: the code from the mailbox. Throws ApiError 403, the same for a wrong name and a wrong code;
 * Offline.
 */
export async function openByEmail(username: string, code: string): Promise<void> {
  const { user_key, ticket } = await openByEmailCode({ username, code: bare(code) });
  forget();
  opened = { username, userKey: fromBase64url(user_key), ticket };
}

/**
 * The second: a new passphrase. Every session of the account ends; sign in afterwards. Gives the username. Can be
 * called again after Offline. Throws VaultError("locked") before the first step, ApiError 403 when it was too long
 * ago.
 */
export async function resetByEmail(next: string): Promise<string> {
  if (!opened) throw new VaultError('locked');
  const { username, userKey, ticket } = opened;
  const kdf = newKdf();
  const after = await deriveNew(next, kdf);
  const wrapped_user_key = await wrapUserKey(userKey, after.kek);
  await finishByEmailCode({ username, ticket, auth_key: after.authKey, kdf, wrapped_user_key });
  forget();
  return username;
}

function forget(): void {
  opened?.userKey.fill(0);
  opened = null;
}

onForget(forget);
