import { type Bytes, fromBase64url, random, toBase64url, utf8 } from './bytes';
import { VaultError } from './errors';
import { deriveBoxKey, deriveBytes, sourceKey } from './hkdf';
import { slowly } from './slowly';

/** How a passphrase becomes a key, as the server keeps it. */
export type KdfParameters = {
  readonly salt: string; // base64url, 16 bytes
  readonly memory_kib: number;
  readonly iterations: number;
  readonly parallelism: number;
};

export type PassphraseKeys = {
  readonly authKey: string; // base64url; what the server gets as the password
  readonly kek: CryptoKey; // opens and closes the user key; never leaves the device
};

const FLOOR = { memory_kib: 65_536, iterations: 3, parallelism: 1, salt: 16 } as const;
// A server must not be able to keep a phone busy for long either.
const CEILING = { memory_kib: 262_144, iterations: 6, parallelism: 4, salt: 64 } as const;

export function newKdf(): KdfParameters {
  const { memory_kib, iterations, parallelism, salt } = FLOOR;
  return { salt: toBase64url(random(salt)), memory_kib, iterations, parallelism };
}

/**
 * The salt of parameters that are strong enough, and no stronger than a phone can bear. Throws
 * VaultError("weak_derivation") otherwise: a server that could ask for a cheap derivation would get an `auth_key` from
 * which the passphrase can be guessed.
 */
export function requireStrong(kdf: KdfParameters): Bytes {
  let salt: Bytes;
  try {
    salt = fromBase64url(kdf.salt);
  } catch {
    throw new VaultError('weak_derivation');
  }
  const fits = (value: number, low: number, high: number): boolean =>
    Number.isSafeInteger(value) && value >= low && value <= high;
  const strong =
    fits(salt.length, FLOOR.salt, CEILING.salt) &&
    fits(kdf.memory_kib, FLOOR.memory_kib, CEILING.memory_kib) &&
    fits(kdf.iterations, FLOOR.iterations, CEILING.iterations) &&
    fits(kdf.parallelism, FLOOR.parallelism, CEILING.parallelism);
  if (!strong) throw new VaultError('weak_derivation');
  return salt;
}

/** Argon2id over the NFKC form, 32 bytes; half a second and 64 MiB on a phone. Throws VaultError("weak_derivation"). */
export async function deriveMaster(passphrase: string, kdf: KdfParameters): Promise<Bytes> {
  const salt = requireStrong(kdf);
  const password = utf8(passphrase.normalize('NFKC'));
  return (await inWebAssembly(password, salt, kdf)) ?? inScript(password, salt, kdf);
}

/** Null where the browser has none, or does not let the page use it. */
async function inWebAssembly(password: Bytes, salt: Bytes, kdf: KdfParameters): Promise<Bytes | null> {
  if (typeof WebAssembly === 'undefined') return null;
  const { argon2idInWebAssembly } = await import('./argon2-wasm'); // not in the first screen's script
  try {
    return await argon2idInWebAssembly({ password, salt, m: kdf.memory_kib, t: kdf.iterations, p: kdf.parallelism });
  } catch {
    return null;
  }
}

async function inScript(password: Bytes, salt: Bytes, kdf: KdfParameters): Promise<Bytes> {
  const { argon2idInScript } = await import('./argon2');
  slowly.value = true;
  try {
    return await argon2idInScript({ password, salt, m: kdf.memory_kib, t: kdf.iterations, p: kdf.parallelism });
  } finally {
    slowly.value = false;
  }
}

/** Both keys that a passphrase gives. Throws VaultError("weak_derivation"). */
export async function derivePassphrase(passphrase: string, kdf: KdfParameters): Promise<PassphraseKeys> {
  const master = await deriveMaster(passphrase, kdf);
  const source = await sourceKey(master);
  master.fill(0);
  const authKey = toBase64url(await deriveBytes(source, 'attune/v1/auth'));
  return { authKey, kek: await deriveBoxKey(source, 'attune/v1/kek') };
}
