import { type CareLink, getCareLinks } from '../../api/sharing';
import { requireVault } from '../../vault/open-vault';

/** Every link, each under the name that was accepted with the code, whatever the server calls it now. */
export async function fetchLinks(): Promise<readonly CareLink[]> {
  const { owner } = requireVault();
  const [links, { acceptedName }] = await Promise.all([getCareLinks(), import('../../vault/care-link')]);
  return Promise.all(
    links.map(async (link) => {
      if (link.alias_copy === null) return link;
      const header = { careLink: link.id, client: owner, clinician: link.clinician.id };
      const accepted = await acceptedName(link.alias_copy, header).catch(() => null);
      return accepted ? { ...link, clinician: { ...link.clinician, ...accepted } } : link;
    }),
  );
}
