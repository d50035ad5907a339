import { openCopy, requireSignature, type SealedCopy, sealCopy, signCopy } from './copies';
import { type HandoverHeader, handoverHeader } from './headers';
import { requireVault } from './open-vault';

type Signed = { readonly copy: SealedCopy; readonly signature: string };

/** Seals a colleague's code for one client. `clientX25519` must have been checked against the client's proof. */
export async function sealHandover(code: string, handover: HandoverHeader, clientX25519: string): Promise<Signed> {
  const { keys, identity } = requireVault();
  const header = handoverHeader(handover);
  const copy = await sealCopy({ code }, header, clientX25519, keys.entries);
  return { copy, signature: await signCopy(copy, header, identity) };
}

/**
 * The colleague's code, for the client. `clinicianEd25519` comes from `requirePinnedKeys`. Throws
 * VaultError("bad_signature") or ("cannot_open").
 */
export async function openHandover({ copy, signature }: Signed, handover: HandoverHeader, clinicianEd25519: string): Promise<string> {
  const header = handoverHeader(handover);
  await requireSignature(copy, header, signature, clinicianEd25519);
  return (await openCopy<{ code: string }>(copy, header, requireVault().identity.opening)).code;
}
