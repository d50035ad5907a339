import { type FoundInvitation, findInvitation } from '../../api/sharing';
import { wordsOf } from './limits-words';
import { type InvitationCode, readInvitationCode, requireProof } from '../../vault/invitation';

/**
 * An invitation whose clinician's keys fit the code in the client's hand. Not `named`: made by an app of before, whose
 * codes say nothing of the name. `limits`: what they may have to pass on, in their own words; "" for none.
 */
export type Checked = { readonly found: FoundInvitation; readonly code: InvitationCode; readonly named: boolean; readonly limits: string };

/**
 * Looks an invitation up and checks the clinician's keys and name against the code's secret, which stays here. Throws
 * VaultError("bad_code"), ("key_mismatch"), ApiError 404 when none is open, Offline.
 */
export async function requireInvitation(typed: string): Promise<Checked> {
  const code = readInvitationCode(typed.slice(typed.lastIndexOf('#') + 1)); // the whole link may have been pasted
  const found = await findInvitation(code.lookup);
  const { clinician, public_keys, proof } = found;
  try {
    await requireProof(code.secret, clinician.id, public_keys, proof, clinician);
    return { found, code, named: true, limits: await wordsOf(clinician, public_keys.ed25519) };
  } catch {
    await requireProof(code.secret, clinician.id, public_keys, proof);
    return { found, code, named: false, limits: await wordsOf(clinician, public_keys.ed25519) };
  }
}
