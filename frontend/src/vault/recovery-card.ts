import { type Bytes, equal, random, toBase64url } from './bytes';
import { canonical, decodeCrockford, encodeCrockford, grouped } from './crockford';
import { VaultError } from './errors';
import { deriveBoxKey, deriveBytes, sourceKey } from './hkdf';

const BYTES = 20;
const CHARACTERS = 32;

export type RecoveryKeys = {
  readonly authKey: string; // base64url; proves to the server that the card is at hand
  readonly kek: CryptoKey; // opens and closes the user key
};

/** A new card: 160 random bits as eight groups of four. */
export function newCard(): string {
  return printCard(random(BYTES));
}

export function printCard(secret: Bytes): string {
  return grouped(encodeCrockford(secret));
}

/** The secret on a card as somebody typed it. Throws VaultError("bad_card") when it can't be one. */
export function readCard(typed: string): Bytes {
  const text = canonical(typed, CHARACTERS);
  if (text === null) throw new VaultError('bad_card');
  return decodeCrockford(text);
}

/** Whether what was typed back is the card that was shown. False too for what can't be a card. */
export function sameCard(card: string, typed: string): boolean {
  try {
    return equal(readCard(card), readCard(typed));
  } catch {
    return false;
  }
}

/** The keys a card gives. 160 random bits need no slow derivation. Throws VaultError("bad_card"). */
export async function deriveCard(card: string): Promise<RecoveryKeys> {
  const source = await sourceKey(readCard(card));
  const authKey = toBase64url(await deriveBytes(source, 'attune/v1/recovery-auth'));
  return { authKey, kek: await deriveBoxKey(source, 'attune/v1/recovery-kek') };
}
