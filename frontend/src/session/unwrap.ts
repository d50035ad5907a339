import type { Bytes } from '../vault/bytes';
import type { KdfParameters, PassphraseKeys } from '../vault/derive';
import { VaultError } from '../vault/errors';
import { openWithPassphrase } from '../vault/passphrase';
import { unwrapUserKey } from '../vault/user-key';

type Unwrapped = { readonly keys: PassphraseKeys; readonly userKey: Bytes };

/** The user key, and the keys of the spelling that opened it. Throws VaultError("wrong_passphrase"). */
export function unwrapWithPassphrase(box: string, typed: string, kdf: KdfParameters): Promise<Unwrapped> {
  const open = async (keys: PassphraseKeys): Promise<Unwrapped> => ({ keys, userKey: await unwrapWith(box, keys.kek) });
  return openWithPassphrase(typed, kdf, open, (error) => error instanceof VaultError && error.code === 'wrong_passphrase');
}

/** Throws VaultError("wrong_passphrase"). */
export async function unwrapWith(box: string, kek: CryptoKey): Promise<Bytes> {
  try {
    return await unwrapUserKey(box, kek);
  } catch (cause) {
    throw new VaultError('wrong_passphrase', { cause });
  }
}
