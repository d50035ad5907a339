import { equal, toBase64url, utf8 } from './bytes';
import { decode } from './box';
import { label, type Place } from './envelope';

// A deletion shows that the person did it: nobody else has the key. Bound to the revision that the tombstone has.

export async function proveDeletion(key: CryptoKey, place: Place): Promise<string> {
  return toBase64url(await proof(key, place));
}

/** Whether a tombstone at this place is the person's own doing. */
export async function isProven(given: unknown, key: CryptoKey, place: Place): Promise<boolean> {
  if (typeof given !== 'string' || given === '') return false;
  try {
    return equal(await proof(key, place), decode(given));
  } catch {
    return false;
  }
}

async function proof(key: CryptoKey, place: Place): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(`v1|deleted|${label(place)}`)));
}
