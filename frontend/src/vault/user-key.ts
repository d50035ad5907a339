import { openText, sealText } from './box';
import { type Bytes, random } from './bytes';
import { type Held, hold } from './held';
import { deriveBoxKey, deriveProofKey, sourceKey } from './hkdf';

const AAD = 'attune/v1/user-key';

/** What the user key gives; none of these can be read out. */
export type UserKeys = {
  readonly entries: CryptoKey; // wraps data keys
  readonly identity: CryptoKey; // closes the private keys
  readonly device: CryptoKey; // closes what is cached on this device
  readonly deletions: CryptoKey; // shows that a deletion is the person's
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
    deletions: await deriveProofKey(source, 'attune/v1/deletions'),
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
 * lying in memory.
 */
export const holdUserKey = hold;
export type HeldUserKey = Held;
