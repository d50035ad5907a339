import { type Alias, openAlias } from '../../vault/care-link';
import { checkCode } from '../../vault/check-code';
import { requireVault } from '../../vault/open-vault';
import type { Introduction } from './api';

/** What this client's device shows too, where both hold the same keys of both. */
export function checkCodeOf({ client, client_public_keys }: Introduction): Promise<string> {
  const { owner, identity } = requireVault();
  return checkCode({ id: owner, keys: identity.publicKeys }, { id: client, keys: client_public_keys });
}

/** The name that came with what was sealed anew, before anybody made sure of whom it is from. */
export async function openUnchecked(one: Introduction): Promise<Alias | null> {
  if (!one.alias_copy) return null;
  return openAlias(one.alias_copy, { careLink: one.care_link, client: one.client, clinician: requireVault().owner }).catch(() => null);
}
