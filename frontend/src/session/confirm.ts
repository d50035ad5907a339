import { ApiError, Offline } from '../api/errors';
import { getVault } from '../api/session';
import type { VaultAnswer } from '../api/types';
import { findVault } from '../store/device';
import { session } from './state';
import { unwrapWithPassphrase } from './unwrap';

/**
 * The passphrase asked again, before an act that an open device alone must not be enough for. Gives the auth key to
 * send with it as `current_auth_key`. Throws VaultError("wrong_passphrase") before anything is sent; ApiError, Offline.
 */
export async function confirmPassphrase(typed: string): Promise<string> {
  return confirmedBy(await getVault(), typed);
}

/**
 * The same for an act that needs no server: where that is away, by what this device keeps, and null is given. Throws
 * Offline where it keeps nothing.
 */
export async function confirmHere(typed: string): Promise<string | null> {
  try {
    return await confirmPassphrase(typed);
  } catch (error) {
    const away = error instanceof Offline || (error instanceof ApiError && error.status >= 500);
    const kept = away ? await findVault(session.peek().user?.id ?? '') : null;
    if (!kept) throw error;
    await confirmedBy(kept.vault, typed);
    return null;
  }
}

async function confirmedBy({ kdf, wrapped_user_key }: Pick<VaultAnswer, 'kdf' | 'wrapped_user_key'>, typed: string): Promise<string> {
  const { keys, userKey } = await unwrapWithPassphrase(wrapped_user_key, typed, kdf);
  userKey.fill(0);
  return keys.authKey;
}
