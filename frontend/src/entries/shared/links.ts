import { type CareLink, getCareLinks } from '../../api/sharing';
import { samePublicKeys } from '../../vault/identity';
import { requireVault } from '../../vault/open-vault';
import { wordsOf } from './limits-words';

/**
 * `otherKeys`: the server names other keys of the therapist's than this client accepted. `limits`: what the therapist
 * may have to pass on, in their own words; "" for none that they signed.
 */
export type OwnLink = CareLink & { readonly otherKeys: boolean; readonly limits: string };

/** Every link, each under the name that was accepted with the code, whatever the server calls it now. */
export async function fetchLinks(): Promise<readonly OwnLink[]> {
  const { owner } = requireVault();
  const [links, { accepted }] = await Promise.all([getCareLinks(), import('../../vault/care-link')]);
  return Promise.all(
    links.map(async (link) => {
      const { clinician } = link;
      const copy = link.alias_copy ?? link.own_copy;
      if (!copy) return { ...link, otherKeys: false, limits: '' };
      const header = { careLink: link.id, client: owner, clinician: clinician.id };
      const known = await accepted(copy, header).catch(() => null);
      const otherKeys = link.alias_copy !== null && known !== null && !samePublicKeys(known.keys, link.public_keys);
      const limits = known ? await wordsOf(clinician, known.keys.ed25519) : '';
      return { ...link, otherKeys, limits, clinician: { ...clinician, ...known?.shown } };
    }),
  );
}
