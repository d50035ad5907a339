import { ApiError } from '../../api/errors';
import { type Alias, sealAlias } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { proveKeys } from '../../vault/invitation';
import { requireVault } from '../../vault/open-vault';
import { type CareLink, createCareLink } from '../../api/sharing';
import type { Checked } from '../../entries/shared/require-invitation';

/** The text that was shown when somebody accepted. Raise it when what a link means changes. */
const CONSENT_VERSION = '2';

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
