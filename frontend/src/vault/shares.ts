import { openCopy, openOwnCopy, readAlsoBy, requireSignature, type SealedCopy, sealCopy, signCopy } from './copies';
import type { Encapsulated } from './hpke';
import { type GrantHeader, grantHeader } from './headers';
import type { PublicKeys } from './identity';
import { requireVault } from './open-vault';

/** Seals and signs exactly what was previewed. `clinicianKeys` come from `requirePinnedKeys`. */
export async function sealShare(
  content: unknown,
  grant: GrantHeader,
  clinicianKeys: PublicKeys,
): Promise<{ copy: SealedCopy; signature: string }> {
  const { keys, identity } = requireVault();
  const header = grantHeader(grant);
  const copy = await sealCopy(content, header, clinicianKeys.x25519, keys.entries);
  return { copy, signature: await signCopy(copy, header, identity) };
}

/** What a client shared, for themselves. Throws VaultError("cannot_open"). */
export function openOwnShare<Content>(copy: SealedCopy, grant: GrantHeader): Promise<Content> {
  return openOwnCopy<Content>(copy, grantHeader(grant), requireVault().keys.entries);
}

/** What lets these keys open a share that was sealed to others. Throws VaultError("cannot_open"). */
export function sealShareAnew(copy: SealedCopy, grant: GrantHeader, clinicianKeys: PublicKeys): Promise<Encapsulated> {
  return readAlsoBy(copy, grantHeader(grant), requireVault().keys.entries, clinicianKeys.x25519);
}

/**
 * What a client shared, for the clinician. `clientKeys` must have been checked against the client's proof.
 * Throws VaultError("bad_signature") or ("cannot_open").
 */
export async function openShare<Content>(
  share: { readonly copy: SealedCopy; readonly signature: string },
  grant: GrantHeader,
  clientKeys: PublicKeys,
): Promise<Content> {
  const header = grantHeader(grant);
  await requireSignature(share.copy, header, share.signature, clientKeys.ed25519);
  return openCopy<Content>(share.copy, header, requireVault().identity.opening);
}
