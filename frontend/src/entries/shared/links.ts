import { type CareLink, getCareLinks } from '../../api/sharing';
import { samePublicKeys } from '../../vault/identity';
import { requireVault } from '../../vault/open-vault';

/** `otherKeys`: the server names other keys of the therapist's than this client accepted. */
export type OwnLink = CareLink & { readonly otherKeys: boolean };

/** Every link, each under the name that was accepted with the code, whatever the server calls it now. */
export async function fetchLinks(): Promise<readonly OwnLink[]> {
  const { owner } = requireVault();
  const [links, { accepted }] = await Promise.all([getCareLinks(), import('../../vault/care-link')]);
  return Promise.all(
    links.map(async (link) => {
      if (link.alias_copy === null) return { ...link, otherKeys: false };
      const header = { careLink: link.id, client: owner, clinician: link.clinician.id };
      const known = await accepted(link.alias_copy, header).catch(() => null);
      const otherKeys = known !== null && !samePublicKeys(known.keys, link.public_keys);
      return { ...link, otherKeys, clinician: { ...link.clinician, ...known?.shown } };
    }),
  );
}
