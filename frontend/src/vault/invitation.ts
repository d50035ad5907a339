import { type Bytes, equal, fromBase64url, random, toBase64url, utf8 } from './bytes';
import { canonical, decodeCrockford, encodeCrockford, grouped } from './crockford';
import { VaultError } from './errors';
import { deriveBytes, sourceKey } from './hkdf';
import type { PublicKeys } from './identity';

const CHARACTERS = 24;
const LOOKUP = 8;

/**
 * A one-time code. Only `lookup` may go to the server; with `secret` it could put its own key in the clinician's
 * place.
 */
export type InvitationCode = {
  readonly code: string; // all of it, as it is said or printed
  readonly lookup: string;
  readonly secret: string;
};

export function newInvitationCode(): InvitationCode {
  return parts(encodeCrockford(random((CHARACTERS * 5) / 8)));
}

/** A code as somebody typed it. Throws VaultError("bad_code") when it can't be one. */
export function readInvitationCode(typed: string): InvitationCode {
  const text = canonical(typed, CHARACTERS);
  if (text === null) throw new VaultError('bad_code');
  return parts(text);
}

function parts(text: string): InvitationCode {
  return { code: grouped(text), lookup: text.slice(0, LOOKUP), secret: text.slice(LOOKUP) };
}

/** What a client is shown of who made a code, and goes by. */
export type ShownClinician = { readonly display_name: string; readonly practice: string; readonly response_window: string };

/**
 * Shows that whoever holds these public keys also holds the code's secret, and is called as is `shown`. Base64url of 32
 * bytes.
 */
export async function proveKeys(secret: string, userId: string, keys: PublicKeys, shown?: ShownClinician): Promise<string> {
  return toBase64url(await proof(secret, userId, keys, shown));
}

/** Throws VaultError("key_mismatch") unless `given` proves these keys, and `shown`, under the code's secret. */
export async function requireProof(secret: string, userId: string, keys: PublicKeys, given: string, shown?: ShownClinician): Promise<void> {
  const expected = await proof(secret, userId, keys, shown);
  let received: Bytes;
  try {
    received = fromBase64url(given);
  } catch {
    throw new VaultError('key_mismatch');
  }
  if (!equal(expected, received)) throw new VaultError('key_mismatch');
}

async function proof(secret: string, userId: string, keys: PublicKeys, shown?: ShownClinician): Promise<Bytes> {
  const raw = await deriveBytes(await sourceKey(decodeCrockford(secret)), 'attune/v1/invitation');
  const key = await crypto.subtle.importKey('raw', raw, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  // canonical JSON: these are its keys, in their order
  const called = shown ? `|${JSON.stringify({ display_name: shown.display_name, practice: shown.practice, response_window: shown.response_window })}` : '';
  const message = utf8(`${userId}|${keys.x25519}|${keys.ed25519}${called}`);
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}
