import { openCopy, openOwnCopy, type SealedCopy, sealCopy } from './copies';
import { VaultError } from './errors';
import { type AliasHeader, aliasHeader } from './headers';
import { type PublicKeys, samePublicKeys } from './identity';
import { requireVault } from './open-vault';

/** What a client tells the clinician beside the link itself: the name and pronouns to use. */
export type Alias = { readonly name: string; readonly pronouns: string };

// The clinician's keys, as the invitation's proof showed them, travel inside the copy: so every device of the client
// finds them again, sealed by the client, and a server can't put another key in their place later.
type PinnedAlias = Alias & { readonly clinician_keys: PublicKeys };

/** Seals the alias for the clinician. Check the invitation's proof for `clinicianKeys` first. */
export function sealAlias(alias: Alias, link: AliasHeader, clinicianKeys: PublicKeys): Promise<SealedCopy> {
  const content: PinnedAlias = { name: alias.name, pronouns: alias.pronouns, clinician_keys: clinicianKeys };
  return sealCopy(content, aliasHeader(link), clinicianKeys.x25519, requireVault().keys.entries);
}

/** The alias as the clinician reads it. Throws VaultError("cannot_open"). */
export async function openAlias(copy: SealedCopy, link: AliasHeader): Promise<Alias> {
  const { name, pronouns } = await openCopy<PinnedAlias>(copy, aliasHeader(link), requireVault().identity.opening);
  return { name, pronouns };
}

/**
 * The clinician's keys as this client accepted them. Throws VaultError("key_mismatch") when the server now names
 * others, and ("cannot_open") when the copy is not the one this client made for this link. Call it before every
 * share.
 */
export async function requirePinnedKeys(copy: SealedCopy, link: AliasHeader, named: PublicKeys): Promise<PublicKeys> {
  const own = await openOwnCopy<PinnedAlias>(copy, aliasHeader(link), requireVault().keys.entries);
  if (!samePublicKeys(own.clinician_keys, named)) throw new VaultError('key_mismatch');
  return own.clinician_keys;
}
