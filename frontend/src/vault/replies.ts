import { openCopy, openOwnCopy, requireSignature, type SealedCopy, sealCopy, signCopy } from './copies';
import { VaultError } from './errors';
import { type ReplyHeader, replyHeader } from './headers';
import { requireVault } from './open-vault';

/** Seals and signs a reply for one client. `clientX25519` must have been checked against the client's proof. */
export async function sealReply(content: unknown, reply: ReplyHeader, clientX25519: string): Promise<{ copy: SealedCopy; signature: string }> {
  const { keys, identity } = requireVault();
  const header = replyHeader(reply);
  const copy = await sealCopy(content, header, clientX25519, keys.entries);
  return { copy, signature: await signCopy(copy, header, identity) };
}

/** The clinician's own, read again. Throws VaultError("cannot_open"). */
export function openOwnReply<Content>(copy: SealedCopy, reply: ReplyHeader): Promise<Content> {
  return openOwnCopy<Content>(copy, replyHeader(reply), requireVault().keys.entries);
}

/**
 * What a clinician replied, for the client. `clinicianEd25519`: of the keys that were ever accepted, see `accepted`. Throws
 * VaultError("bad_signature") or ("cannot_open").
 */
export async function openReply<Content>(
  sent: { readonly copy: SealedCopy; readonly signature: string },
  reply: ReplyHeader,
  clinicianEd25519: readonly string[],
): Promise<Content> {
  const header = replyHeader(reply);
  await Promise.any(clinicianEd25519.map((key) => requireSignature(sent.copy, header, sent.signature, key))).catch(() => {
    throw new VaultError('bad_signature');
  });
  return openCopy<Content>(sent.copy, header, requireVault().identity.opening);
}
