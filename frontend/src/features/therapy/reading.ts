import { ApiError } from '../../api/errors';
import type { CareLink } from '../../api/sharing';
import { getSuggestions, markSuggestionRead, type SuggestionWaits } from '../../api/suggestions';
import { fetchLinks } from '../../entries/shared/links';
import { readSuggested, type Suggested } from '../../library/suggestion';
import { requirePinnedKeys } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { requireVault } from '../../vault/open-vault';
import { openSuggestion } from '../../vault/suggestions';
import { isAnswered, tellAnswered } from './answered';

/** One that waits, with who offers it. */
export type Waiting = { readonly waits: SuggestionWaits; readonly link: CareLink };

export async function fetchWaiting(): Promise<readonly Waiting[]> {
  await tellAnswered();
  const found = (await getSuggestions()).filter(({ id }) => !isAnswered(id));
  if (found.length === 0) return [];
  const links = await fetchLinks();
  return found.flatMap((waits) => {
    const link = links.find(({ id, ended_at }) => id === waits.care_link && ended_at === null);
    return link ? [{ waits, link }] : [];
  });
}

/**
 * What it says. Every part of the header comes from what this device knows, so that one for somebody else or from
 * another link can't stand in. "unchecked": it is not signed by the key that was accepted with the code, or says
 * nothing that this app knows.
 */
export async function readSuggestion({ waits, link }: Waiting): Promise<Suggested | 'gone' | 'unchecked'> {
  if (!link.alias_copy) return 'unchecked';
  const client = requireVault().owner;
  const clinician = link.clinician.id;
  try {
    const keys = await requirePinnedKeys(link.alias_copy, { careLink: link.id, client, clinician }, link.public_keys);
    const sent = await markSuggestionRead(waits.id);
    const header = { suggestion: waits.id, clinician, client, careLink: link.id };
    return readSuggested(await openSuggestion<unknown>(sent, header, keys.ed25519)) ?? 'unchecked';
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return 'gone';
    if (error instanceof VaultError && error.code !== 'locked') return 'unchecked';
    throw error;
  }
}
