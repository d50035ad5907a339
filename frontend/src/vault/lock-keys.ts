import { type Bytes, concat, toBase64url } from './bytes';
import { deriveMaster, type KdfParameters } from './derive';
import { deriveBoxKey, deriveBytes, sourceKey } from './hkdf';

// What opens a locked device. Neither way can be gone without something that its disk does not hold.

export type PinKeys = {
  readonly proof: string; // base64url; what the server gives its half for
  readonly half: Bytes;
};

/** Without what a thumb or a copy adds to them. */
export function digitsOf(typed: string): string {
  return typed.normalize('NFKC').replaceAll(/[\s\p{Cf}\p{Pd}]/gu, '');
}

/** Half a second of Argon2id, with a salt that never leaves the device. */
export async function derivePin(pin: string, kdf: KdfParameters): Promise<PinKeys> {
  const master = await deriveMaster(digitsOf(pin), kdf);
  const source = await sourceKey(master);
  master.fill(0);
  return { proof: toBase64url(await deriveBytes(source, 'attune/v1/pin-proof')), half: await deriveBytes(source, 'attune/v1/pin-half') };
}

/** The key of a device that is locked by a PIN, from the device's half and the server's. Wipes both. */
export async function pinKey(half: Bytes, share: Bytes): Promise<CryptoKey> {
  const both = concat(half, share);
  const key = await deriveBoxKey(await sourceKey(both), 'attune/v1/pin-kek');
  for (const secret of [both, half, share]) secret.fill(0);
  return key;
}

/** The key of a device that is locked by a passkey, from what its PRF gives. Wipes that. */
export async function passkeyKey(output: Bytes): Promise<CryptoKey> {
  const key = await deriveBoxKey(await sourceKey(output), 'attune/v1/passkey-kek');
  output.fill(0);
  return key;
}
