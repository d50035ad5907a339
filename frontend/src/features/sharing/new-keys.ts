import { getSharesToSeal, sealAnew, type ShareToSeal } from '../../api/sharing';
import { fetchLinks, type OwnLink } from '../../entries/shared/links';
import { sealAliasAnew } from '../../vault/care-link';
import { checkCode } from '../../vault/check-code';
import { VaultError } from '../../vault/errors';
import { requireVault } from '../../vault/open-vault';
import { sealShareAnew } from '../../vault/shares';

/** A link whose therapist has other keys, what they would open, and what both sides read to each other first. */
export type NewKeys = { readonly link: OwnLink; readonly shares: readonly ShareToSeal[]; readonly code: string };

/** null where there is nothing to seal anew. Throws ApiError, Offline. */
export async function readNewKeys(careLink: string): Promise<NewKeys | null> {
  const { owner, identity } = requireVault();
  const link = (await fetchLinks()).find(({ id }) => id === careLink);
  if (!link?.otherKeys) return null;
  const code = await checkCode({ id: link.clinician.id, keys: link.public_keys }, { id: owner, keys: identity.publicKeys });
  return { link, shares: await getSharesToSeal(careLink), code };
}

/**
 * Seals name and shares to exactly the keys that the code was made of. Throws VaultError("cannot_open") for a share
 * that this client never made, ApiError, Offline.
 */
export async function sealToNewKeys({ link, shares }: NewKeys): Promise<void> {
  const { owner: client } = requireVault();
  const { clinician, public_keys, alias_copy } = link;
  if (alias_copy === null) throw new VaultError('cannot_open');
  const readers = await Promise.all(
    shares.map(async ({ id, kind, about, level, until, copy }) => {
      const header = { grant: id, client, clinician: clinician.id, kind, about, level, until };
      return { grant: id, reader: await sealShareAnew(copy, header, public_keys) };
    }),
  );
  const header = { careLink: link.id, client, clinician: clinician.id };
  await sealAnew(link.id, { sealed_to: public_keys, alias_copy: await sealAliasAnew(alias_copy, header, public_keys), readers });
}
