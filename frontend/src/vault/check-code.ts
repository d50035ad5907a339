import { utf8 } from './bytes';
import { encodeCrockford, grouped } from './crockford';
import type { PublicKeys } from './identity';

const BYTES = 10; // 80 bits: sixteen characters to read aloud

export type Side = { readonly id: string; readonly keys: PublicKeys };

/**
 * What a clinician and a client read to each other: the same on both devices only where both hold the same keys of
 * both. No server can make another pair of keys show it.
 */
export async function checkCode(clinician: Side, client: Side): Promise<string> {
  const side = ({ id, keys }: Side): string => `${id}|${keys.x25519}|${keys.ed25519}`;
  const digest = await crypto.subtle.digest('SHA-256', utf8(`attune/v1/check-code|${side(clinician)}|${side(client)}`));
  return grouped(encodeCrockford(new Uint8Array(digest).slice(0, BYTES)));
}
