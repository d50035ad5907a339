import { ApiError } from '../api/errors';
import {
  getVault,
  finishRecovery,
  openRecovery,
  putCustody,
  putPassphrase,
  putRecovery,
} from '../api/session';
import { toBase64url } from '../vault/bytes';
import { newKdf } from '../vault/derive';
import { VaultError } from '../vault/errors';
import { onForget } from '../vault/forget';
import { type Custody, recoveryBody } from '../vault/new-vault';
import { requireVault } from '../vault/open-vault';
import { deriveNew } from '../vault/passphrase';
import { deriveCard, newCard, sameCard } from '../vault/recovery-card';
import { unwrapUserKey, wrapUserKey } from '../vault/user-key';
import type { WrappedVault } from '../store/db';
import { dropVault, keepVault } from '../store/device';
import { confirmPassphrase } from './confirm';
import { confirmWithServer } from './close';
import { session } from './state';
import { unwrapWithPassphrase } from './unwrap';

// Acts on the keys of an account. All of them need the server, and say so by throwing Offline.

let shown: { readonly card: string; readonly authKey: string } | null = null;

/** How the account stands: who holds a spare key, and since when there is a recovery card. Throws Offline, ApiError. */
export async function readCustody(): Promise<{ custody: Custody; recoveryCardSince: string | null }> {
  const { custody, recovery } = await getVault();
  return { custody, recoveryCardSince: recovery?.created_at ?? null };
}

/**
 * With `endRecovery` every recovery sheet made before opens nothing any more. Throws VaultError("wrong_passphrase")
 * when `current` is not it; nothing has changed then. Also ApiError, Offline.
 */
export async function changePassphrase(current: string, next: string, endRecovery = true): Promise<void> {
  const fetched = await getVault();
  const { keys: before, userKey } = await unwrapWithPassphrase(fetched.wrapped_user_key, current, fetched.kdf);
  const fresh = newKdf();
  const after = await deriveNew(next, fresh);
  const wrapped = await wrapUserKey(userKey, after.kek);
  userKey.fill(0);
  const keep = async (vault: WrappedVault): Promise<void> => {
    const { user } = session.peek();
    if (user?.role === 'client') await keepVault(user, vault).catch(() => undefined);
  };
  // Where no answer says which words hold now, this device keeps none: the old ones must open nothing any more.
  await dropVault(session.peek().user?.id ?? '').catch(() => undefined);
  try {
    await putPassphrase({ current_auth_key: before.authKey, auth_key: after.authKey, kdf: fresh, wrapped_user_key: wrapped, end_recovery: endRecovery });
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) await keep(fetched);
    throw error;
  }
  await keep({ ...fetched, kdf: fresh, wrapped_user_key: wrapped });
}

/**
 * "spare" gives the server's keyring a way to the user key; "own" takes it away. Make a recovery card before "own".
 * Throws VaultError("wrong_passphrase"), ApiError, Offline.
 */
export async function setCustody(custody: Custody, passphrase: string): Promise<void> {
  const confirmed = { custody, current_auth_key: await confirmPassphrase(passphrase) };
  if (custody === 'own') await putCustody(confirmed);
  else await requireVault().userKey.use((raw) => putCustody({ ...confirmed, user_key: toBase64url(raw) }));
  await confirmWithServer(); // what is said of who can read what changes with it, here at once
}

/**
 * A new card to show. It counts only once it was typed back into `saveRecoveryCard`; until then an older one stays
 * good. Throws VaultError("wrong_passphrase"), ApiError, Offline.
 */
export async function makeRecoveryCard(passphrase: string): Promise<string> {
  const authKey = await confirmPassphrase(passphrase);
  requireVault();
  shown = { card: newCard(), authKey };
  return shown.card;
}

/** Throws VaultError("bad_card") for what can't be a card, ("wrong_card") for another one. Also ApiError, Offline. */
export async function saveRecoveryCard(typed: string): Promise<void> {
  const made = shown;
  if (made === null || !sameCard(made.card, typed)) {
    await deriveCard(typed); // says when it is not even the shape of one
    throw new VaultError('wrong_card');
  }
  const body = await requireVault().userKey.use((raw) => recoveryBody(made.card, raw));
  await putRecovery({ ...body, current_auth_key: made.authKey });
  shown = null;
}

/**
 * A new passphrase by the card. Every session of the account ends; sign in afterwards. Throws VaultError("bad_card"),
 * ApiError (a wrong name and a wrong card get the same answer), Offline.
 */
export async function resetByCard(username: string, card: string, next: string): Promise<void> {
  const { authKey, kek } = await deriveCard(card);
  const userKey = await unwrapUserKey(await openRecovery({ username, recovery_auth_key: authKey }), kek);
  const kdf = newKdf();
  const after = await deriveNew(next, kdf);
  const wrapped_user_key = await wrapUserKey(userKey, after.kek);
  userKey.fill(0);
  await finishRecovery({ username, recovery_auth_key: authKey, auth_key: after.authKey, kdf, wrapped_user_key });
}

onForget(() => {
  shown = null;
});
