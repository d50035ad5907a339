import { now } from '../../i18n/calendar';
import { entries, type Kind, syncNow } from '../../store';
import type { Grant } from '../../api/sharing';
import { type Given, give } from '../../entries/shared/giving';

export const DAYS = ['30', '90', '365'] as const;
export type Days = (typeof DAYS)[number];

/** The entry as it stands is not on the server yet. */
export class NotSavedYet extends Error {
  constructor() {
    super('not_saved_yet');
    this.name = 'NotSavedYet';
  }
}

/**
 * The instant a share closes by itself: these very characters are signed. It is the beginning of a day, everywhere
 * alike: the therapist is told it, and an hour would say when the share was made.
 */
export function untilAfter(days: Days, at = now()): string {
  const end = new Date(at.getTime() + Number(days) * 86_400_000);
  return `${end.toISOString().slice(0, 10)}T00:00:00Z`;
}

export type Share = Omit<Given, 'revision' | 'scope'>;

/** Hands over exactly this content. Throws NotSavedYet, and as `give` does. */
export async function shareEntry(share: Share): Promise<Grant> {
  return give({ ...share, revision: await savedRevision(share.kind, share.entry) });
}

/** The revision that the server holds, once nothing of the entry waits on this device any more. Throws NotSavedYet. */
async function savedRevision(kind: Kind, id: string): Promise<number> {
  await entries.settled();
  if (entries.stateOf(kind, id) !== 'synced') await syncNow();
  const entry = entries.find(kind, id);
  if (!entry || entry.revision === 0 || entries.stateOf(kind, id) !== 'synced') throw new NotSavedYet();
  return entry.revision;
}
