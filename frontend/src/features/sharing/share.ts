import { now } from '../../i18n/calendar';
import { entries, type Kind, syncNow } from '../../store';
import { requirePinnedKeys } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { requireVault } from '../../vault/open-vault';
import { sealShare } from '../../vault/shares';
import { type CareLink, type Grant, type Level, createGrant } from '../../api/sharing';
import type { SharedContent } from '../../entries/shared/content';

export const DAYS = ['30', '90', '365'] as const;
export type Days = (typeof DAYS)[number];

/** The entry as it stands is not on the server yet. */
export class NotSavedYet extends Error {
  constructor() {
    super('not_saved_yet');
    this.name = 'NotSavedYet';
  }
}

/** An id that the therapist is told, of a share or a link: it tells no time, as those of entries do. */
export function untimedId(): string {
  return crypto.randomUUID();
}

/**
 * The instant a share closes by itself: these very characters are signed. It is the beginning of a day, everywhere
 * alike: the therapist is told it, and an hour would say when the share was made.
 */
export function untilAfter(days: Days, at = now()): string {
  const end = new Date(at.getTime() + Number(days) * 86_400_000);
  return `${end.toISOString().slice(0, 10)}T00:00:00Z`;
}

export type Share = {
  readonly id: string; // the same when it is tried again
  readonly link: CareLink;
  readonly kind: Kind;
  readonly entry: string;
  readonly level: Level;
  readonly until: string;
  readonly content: SharedContent;
};

/**
 * Seals exactly this content for this clinician, signs it and hands it over. Throws NotSavedYet,
 * VaultError("key_mismatch") when the server names other keys than those that were accepted, ApiError, Offline.
 */
export async function shareEntry({ id, link, kind, entry, level, until, content }: Share): Promise<Grant> {
  const revision = await savedRevision(kind, entry);
  const { owner } = requireVault();
  const { clinician, alias_copy } = link;
  if (alias_copy === null) throw new VaultError('cannot_open');
  const keys = await requirePinnedKeys(alias_copy, { careLink: link.id, client: owner, clinician: clinician.id }, link.public_keys);
  const header = { grant: id, client: owner, clinician: clinician.id, kind, entry, entryRevision: revision, level, until };
  const sealed = await sealShare(content, header, keys);
  return createGrant({ id, care_link: link.id, kind, entry, entry_revision: revision, level, until, ...sealed });
}

/** The revision that the server holds, once nothing of the entry waits on this device any more. Throws NotSavedYet. */
async function savedRevision(kind: Kind, id: string): Promise<number> {
  await entries.settled();
  if (entries.stateOf(kind, id) !== 'synced') await syncNow();
  const entry = entries.find(kind, id);
  if (!entry || entry.revision === 0 || entries.stateOf(kind, id) !== 'synced') throw new NotSavedYet();
  return entry.revision;
}
