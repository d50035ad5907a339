import { untimedId } from '../../store/uuid7';
import { newInvitationCode, proveKeys, type ShownClinician } from '../../vault/invitation';
import { requireVault } from '../../vault/open-vault';
import { sealOwn } from '../../vault/own-words';
import { createInvitation } from './api';

/**
 * Makes an invitation and gives its code, which nothing shows again. Its secret half reaches the server only sealed
 * for this clinician. `shown` is what the clinician saw that their client will read; `digits` of the second step, where
 * the server asked for it again. Throws ApiError("second_factor_again").
 */
export async function invite(forWhom: string, shown: ShownClinician, digits = ''): Promise<string> {
  const { owner, identity } = requireVault();
  const { code, lookup, secret } = newInvitationCode();
  const id = untimedId();
  const words = await sealOwn({ for_whom: forWhom, secret }, { kind: 'invitation', id, revision: 1 });
  await createInvitation({ id, lookup, proof: await proveKeys(secret, owner, identity.publicKeys, shown), words, code: digits });
  return code;
}

/** The address that brings the code along behind the #, which browsers never send. */
export function linkWith(code: string): string {
  return `${location.origin}/you/sharing/accept#${code}`;
}
