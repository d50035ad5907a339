import { type CareLink, createGrant, type Grant, type Level } from '../../api/sharing';
import type { Kind } from '../../store';
import { requirePinnedKeys } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { aboutOf } from '../../vault/headers';
import { requireVault } from '../../vault/open-vault';
import { sealShare } from '../../vault/shares';
import type { SharedContent } from './content';

export type Given = {
  readonly id: string; // the same when it is tried again
  readonly link: CareLink;
  readonly kind: Kind;
  readonly entry: string;
  readonly revision: number; // as the server holds it
  readonly level: Level;
  readonly until: string;
  readonly content: SharedContent;
  readonly scope?: string;
  readonly again?: boolean; // what went with its entry, which is back
};

/**
 * Seals exactly this content for this clinician, signs it and hands it over. Throws VaultError("key_mismatch") when the
 * server names other keys than those that were accepted, ApiError, Offline.
 */
export async function give({ id, link, kind, entry, revision, level, until, content, scope, again }: Given): Promise<Grant> {
  const { owner } = requireVault();
  const { clinician, alias_copy } = link;
  if (alias_copy === null) throw new VaultError('cannot_open');
  const keys = await requirePinnedKeys(alias_copy, { careLink: link.id, client: owner, clinician: clinician.id }, link.public_keys);
  const about = await aboutOf({ grant: id, kind, entry, entryRevision: revision });
  const header = { grant: id, client: owner, clinician: clinician.id, kind, about, level, until };
  const sealed = await sealShare(content, header, keys);
  return createGrant({ id, care_link: link.id, kind, entry, entry_revision: revision, level, until, ...sealed, ...(scope ? { scope } : {}), ...(again ? { again } : {}) });
}
