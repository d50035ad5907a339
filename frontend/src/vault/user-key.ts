import { boxKey, openText, sealText } from './box';
import { type Bytes, random } from './bytes';
import { deriveBoxKey, sourceKey } from './hkdf';

const AAD = 'attune/v1/user-key';

/** What the user key gives; none of these can be read out. */
export type UserKeys = {
  readonly entries: CryptoKey; // wraps data keys
  readonly identity: CryptoKey; // closes the private keys
  readonly device: CryptoKey; // closes what is cached on this device
};

export function newUserKey(): Bytes {
  return random(32);
}

export async function deriveUserKeys(userKey: Bytes): Promise<UserKeys> {
  const source = await sourceKey(userKey);
  return {
    entries: await deriveBoxKey(source, 'attune/v1/entries'),
    identity: await deriveBoxKey(source, 'attune/v1/identity'),
    device: await deriveBoxKey(source, 'attune/v1/device'),
  };
}

/** The user key under a key-encryption key, from a passphrase, a recovery card or this device. */
export function wrapUserKey(userKey: Bytes, kek: CryptoKey): Promise<string> {
  return sealText(userKey, kek, AAD);
}

/** Throws VaultError("cannot_open"), which for a passphrase means that it was another one. */
export function unwrapUserKey(box: string, kek: CryptoKey): Promise<Bytes> {
  return openText(box, kek, AAD);
}

/**
 * Keeps the user key at hand for the few acts that need its bytes (a new card, a spare key) without leaving them
 * lying in memory. It is closed under a key that exists only in this page and can't be read out.
 */
export async function holdUserKey(userKey: Bytes): Promise<HeldUserKey> {
  const kek = await boxKey(random(32));
  const box = await wrapUserKey(userKey, kek);
  return {
    use: async (act) => {
      const raw = await unwrapUserKey(box, kek);
      try {
        return await act(raw);
      } finally {
        raw.fill(0);
      }
    },
  };
}

export type HeldUserKey = {
  /** Runs `act` with the bytes and wipes them afterwards. */
  readonly use: <Result>(act: (userKey: Bytes) => Promise<Result>) => Promise<Result>;
};
