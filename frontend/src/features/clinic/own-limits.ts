import { requireVault } from '../../vault/open-vault';
import { holdsStatement, limitsStatement } from '../../vault/statements';
import { getLimits } from './api';

export type OwnLimits = {
  readonly text: string;
  /** Not signed with the keys of now: no client's device shows it until it is kept again. */
  readonly unsigned: boolean;
};

/** What this clinician may have to pass on, as they said it; "" for nothing of their own. */
export async function fetchOwnLimits(): Promise<OwnLimits> {
  const { limits } = await getLimits();
  if (!limits) return { text: '', unsigned: false };
  const { owner, identity } = requireVault();
  const holds = await holdsStatement(await limitsStatement(owner, limits.text), limits.signature, identity.publicKeys.ed25519);
  return { text: limits.text, unsigned: !holds };
}
