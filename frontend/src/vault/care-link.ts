import { openCopy, openOwnCopy, type OwnCopy, type SealedCopy, sealCopy } from './copies';
import { VaultError } from './errors';
import { type AliasHeader, aliasHeader } from './headers';
import { type PublicKeys, samePublicKeys } from './identity';
import type { ShownClinician } from './invitation';
import { requireVault } from './open-vault';

/** What a client tells the clinician beside the link itself: the name and pronouns to use. */
export type Alias = { readonly name: string; readonly pronouns: string };

// The clinician's keys, as the invitation's proof showed them, travel inside the copy: so every device of the client
// finds them again, sealed by the client, and a server can't put another key in their place later.
// Keys from before the clinician made new ones stay beside them, for what they signed.
type PinnedAlias = Alias & { readonly clinician_keys: PublicKeys; readonly clinician?: ShownClinician; readonly earlier_keys?: readonly PublicKeys[] };

/** Seals the alias for the clinician. Check the invitation's proof for `clinicianKeys` and `shown` first. */
export function sealAlias(alias: Alias, link: AliasHeader, clinicianKeys: PublicKeys, shown?: ShownClinician): Promise<SealedCopy> {
  const clinician = shown && { display_name: shown.display_name, practice: shown.practice, response_window: shown.response_window };
  const content: PinnedAlias = { name: alias.name, pronouns: alias.pronouns, clinician_keys: clinicianKeys, ...(clinician ? { clinician } : {}) };
  return sealCopy(content, aliasHeader(link), clinicianKeys.x25519, requireVault().keys.entries);
}

/** The same once more, for other keys of the clinician's. Check them first. Throws VaultError("cannot_open"). */
export async function sealAliasAnew(copy: SealedCopy, link: AliasHeader, clinicianKeys: PublicKeys): Promise<SealedCopy> {
  const own = await openOwn(copy, link);
  const earlier_keys = [own.clinician_keys, ...(own.earlier_keys ?? [])];
  return sealCopy({ ...own, clinician_keys: clinicianKeys, earlier_keys }, aliasHeader(link), clinicianKeys.x25519, requireVault().keys.entries);
}

function openOwn(copy: OwnCopy, link: AliasHeader): Promise<PinnedAlias> {
  return openOwnCopy<PinnedAlias>(copy, aliasHeader(link), requireVault().keys.entries);
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
  const own = await openOwn(copy, link);
  if (!samePublicKeys(own.clinician_keys, named)) throw new VaultError('key_mismatch');
  return own.clinician_keys;
}

/** What the client tells this clinician of themselves. Throws VaultError("cannot_open"). */
export async function ownAlias(copy: SealedCopy, link: AliasHeader): Promise<Alias> {
  const { name, pronouns } = await openOwn(copy, link);
  return { name, pronouns };
}

/** What this client accepted the clinician by: keys, those from before, and the name where that was kept. */
export type Accepted = { readonly keys: PublicKeys; readonly earlier: readonly PublicKeys[]; readonly shown: ShownClinician | null };

/** Throws VaultError("cannot_open") for a copy that is not the one this client made for this link. */
export async function accepted(copy: OwnCopy, link: AliasHeader): Promise<Accepted> {
  const { clinician_keys, earlier_keys, clinician } = await openOwn(copy, link);
  return { keys: clinician_keys, earlier: earlier_keys ?? [], shown: clinician ?? null };
}
