import { ApiError } from '../../api/errors';
import { type Alias, sealAlias } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { type InvitationCode, proveKeys, readInvitationCode, requireProof } from '../../vault/invitation';
import { requireVault } from '../../vault/open-vault';
import { type CareLink, type FoundInvitation, createCareLink, findInvitation } from '../../api/sharing';

/** The text that was shown when somebody accepted. Raise it when what a link means changes. */
export const CONSENT_VERSION = '1';

/**
 * An invitation whose clinician's keys fit the code in the client's hand. Not `named`: made by an app of before, whose
 * codes say nothing of the name.
 */
export type Checked = { readonly found: FoundInvitation; readonly code: InvitationCode; readonly named: boolean };

/**
 * Looks an invitation up and checks the clinician's keys and name against the code's secret, which stays here. Throws
 * VaultError("bad_code"), ("key_mismatch"), ApiError 404 when none is open, Offline.
 */
export async function checkCode(typed: string): Promise<Checked> {
  const code = readInvitationCode(typed.slice(typed.lastIndexOf('#') + 1)); // the whole link may have been pasted
  const found = await findInvitation(code.lookup);
  const { clinician, public_keys, proof } = found;
  try {
    await requireProof(code.secret, clinician.id, public_keys, proof, clinician);
    return { found, code, named: true };
  } catch {
    await requireProof(code.secret, clinician.id, public_keys, proof);
    return { found, code, named: false };
  }
}

/**
 * Makes the link. `id` stays the same when it is tried again, so that a lost answer makes no second link. Throws
 * ApiError, Offline.
 */
export async function accept({ found, code }: Checked, id: string, alias: Alias): Promise<CareLink> {
  const { owner, identity } = requireVault();
  return createCareLink({
    id,
    invitation: found.id,
    lookup: code.lookup,
    alias_copy: await sealAlias(alias, { careLink: id, client: owner, clinician: found.clinician.id }, found.public_keys, found.clinician),
    client_proof: await proveKeys(code.secret, owner, identity.publicKeys),
    consent_version: CONSENT_VERSION,
  });
}

export function isMismatch(error: unknown): boolean {
  return error instanceof VaultError && error.code === 'key_mismatch';
}

export function isUnknown(error: unknown): boolean {
  return error instanceof ApiError && error.status === 404;
}
