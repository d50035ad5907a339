import { openCopy, openOwnCopy, type SealedCopy, sealCopy } from './copies';
import { VaultError } from './errors';
import { type AliasHeader, aliasHeader } from './headers';
import { type PublicKeys, samePublicKeys } from './identity';
import type { ShownClinician } from './invitation';
import { requireVault } from './open-vault';

/** What a client tells the clinician beside the link itself: the name and pronouns to use. */
export type Alias = { readonly name: string; readonly pronouns: string };

// The clinician's keys, as the invitation's proof showed them, travel inside the copy: so every device of the client
// finds them again, sealed by the client, and a server can't put another key in their place later.
type PinnedAlias = Alias & { readonly clinician_keys: PublicKeys; readonly clinician?: ShownClinician };

/** Seals the alias for the clinician. Check the invitation's proof for `clinicianKeys` and `shown` first. */
export function sealAlias(alias: Alias, link: AliasHeader, clinicianKeys: PublicKeys, shown?: ShownClinician): Promise<SealedCopy> {
  const clinician = shown && { display_name: shown.display_name, practice: shown.practice, response_window: shown.response_window };
  const content: PinnedAlias = { name: alias.name, pronouns: alias.pronouns, clinician_keys: clinicianKeys, ...(clinician ? { clinician } : {}) };
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

/** What the client tells this clinician of themselves. Throws VaultError("cannot_open"). */
export async function ownAlias(copy: SealedCopy, link: AliasHeader): Promise<Alias> {
  const { name, pronouns } = await openOwnCopy<PinnedAlias>(copy, aliasHeader(link), requireVault().keys.entries);
  return { name, pronouns };
}

/**
 * What the clinician was called when this client accepted them, or null where that was not kept. Throws
 * VaultError("cannot_open") for a copy that is not the one this client made for this link.
 */
export async function acceptedName(copy: SealedCopy, link: AliasHeader): Promise<ShownClinician | null> {
  return (await openOwnCopy<PinnedAlias>(copy, aliasHeader(link), requireVault().keys.entries)).clinician ?? null;
}
