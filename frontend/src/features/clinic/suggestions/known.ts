import { getOwnSuggestions, type OwnSuggestion } from '../../../api/suggestions';
import { readSuggested, type Suggested } from '../../../library/suggestion';
import { VaultError } from '../../../vault/errors';
import { requireVault } from '../../../vault/open-vault';
import { openOwnSuggestion } from '../../../vault/suggestions';
import { UNATTENDED } from '../unattended';

/** One that the clinician offered; null for what it says where this device can't open it. */
export type Known = OwnSuggestion & { readonly says: Suggested | null };

/** `unattended`: asked for by the page itself. */
export async function fetchKnown(careLink: string, client: string, unattended = false): Promise<readonly Known[]> {
  const clinician = requireVault().owner;
  const open = async (one: OwnSuggestion): Promise<Known> => {
    try {
      return { ...one, says: readSuggested(await openOwnSuggestion(one.sealed, { suggestion: one.id, clinician, client, careLink })) };
    } catch (error) {
      if (error instanceof VaultError && error.code !== 'locked') return { ...one, says: null };
      throw error;
    }
  };
  return Promise.all((await getOwnSuggestions(careLink, unattended ? UNATTENDED : {})).map(open));
}
