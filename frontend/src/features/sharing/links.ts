import { type CareLink, getCareLinks } from '../../api/sharing';
import { acceptedName } from '../../vault/care-link';
import { requireVault } from '../../vault/open-vault';

/** Every link, each under the name that was accepted with the code, whatever the server calls it now. */
export async function fetchLinks(): Promise<readonly CareLink[]> {
  const { owner } = requireVault();
  return Promise.all((await getCareLinks()).map((link) => named(link, owner)));
}

async function named(link: CareLink, owner: string): Promise<CareLink> {
  if (link.alias_copy === null) return link;
  const accepted = await acceptedName(link.alias_copy, { careLink: link.id, client: owner, clinician: link.clinician.id }).catch(() => null);
  return accepted ? { ...link, clinician: { ...link.clinician, ...accepted } } : link;
}
