import type { Bytes } from '../vault/bytes';
import { VaultError } from '../vault/errors';
import { unwrapUserKey } from '../vault/user-key';

/** Throws VaultError("wrong_passphrase"). */
export async function unwrapWithPassphrase(box: string, kek: CryptoKey): Promise<Bytes> {
  try {
    return await unwrapUserKey(box, kek);
  } catch (cause) {
    throw new VaultError('wrong_passphrase', { cause });
  }
}
