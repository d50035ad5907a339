import { getVault } from '../api/session';
import { unwrapWithPassphrase } from './unwrap';

/**
 * The passphrase asked again, before an act that an open device alone must not be enough for. Gives the auth key to
 * send with it as `current_auth_key`. Throws VaultError("wrong_passphrase") before anything is sent; ApiError, Offline.
 */
export async function confirmPassphrase(typed: string): Promise<string> {
  const { kdf, wrapped_user_key } = await getVault();
  const { keys, userKey } = await unwrapWithPassphrase(wrapped_user_key, typed, kdf);
  userKey.fill(0);
  return keys.authKey;
}
