import { openCopy, openOwnCopy, requireSignature, type SealedCopy, sealCopy, signCopy } from './copies';
import { type SuggestionHeader, suggestionHeader } from './headers';
import { requireVault } from './open-vault';

/** Seals and signs a suggestion for one client. `clientX25519` must have been checked against the client's proof. */
export async function sealSuggestion(content: unknown, suggestion: SuggestionHeader, clientX25519: string): Promise<{ copy: SealedCopy; signature: string }> {
  const { keys, identity } = requireVault();
  const header = suggestionHeader(suggestion);
  const copy = await sealCopy(content, header, clientX25519, keys.entries);
  return { copy, signature: await signCopy(copy, header, identity) };
}

/** The clinician's own, read again. Throws VaultError("cannot_open"). */
export function openOwnSuggestion<Content>(copy: SealedCopy, suggestion: SuggestionHeader): Promise<Content> {
  return openOwnCopy<Content>(copy, suggestionHeader(suggestion), requireVault().keys.entries);
}

/**
 * What a clinician suggested, for the client. `clinicianEd25519` comes from `requirePinnedKeys`. Throws
 * VaultError("bad_signature") or ("cannot_open").
 */
export async function openSuggestion<Content>(
  sent: { readonly copy: SealedCopy; readonly signature: string },
  suggestion: SuggestionHeader,
  clinicianEd25519: string,
): Promise<Content> {
  const header = suggestionHeader(suggestion);
  await requireSignature(sent.copy, header, sent.signature, clinicianEd25519);
  return openCopy<Content>(sent.copy, header, requireVault().identity.opening);
}
