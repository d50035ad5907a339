import { ApiError } from '../../api/errors';
import { markReplyRead, type ReplyWaits } from '../../api/replies';
import type { CareLink } from '../../api/sharing';
import { keepReply } from '../../entries/speak-ups/reply-read';
import type { ReplyContent } from '../../entries/speak-ups/speak-up';
import { accepted } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { isAbout } from '../../vault/headers';
import { requireVault } from '../../vault/open-vault';
import { openReply } from '../../vault/replies';

export type Read = 'read' | 'replaced' | 'unchecked';

/**
 * Opens a reply and keeps it among the person's own words: so it is there without a connection and when the link is
 * over. Every part of the header but the reply's own name comes from what this device knows. Only what the
 * therapist's accepted key signed is kept or shown.
 */
export async function readReply(waits: ReplyWaits, link: CareLink | undefined, entry: string): Promise<Read> {
  const own = link?.alias_copy ?? link?.own_copy; // what the person accepted, also once the link has ended
  if (!link || !own) return 'unchecked';
  const { owner } = requireVault();
  const { id: clinician, display_name } = link.clinician;
  try {
    const { grant, about, entry_revision: entryRevision } = waits;
    if (!(await isAbout(about, { grant, kind: 'speak-ups', entry, entryRevision }))) return 'unchecked';
    const { keys, earlier } = await accepted(own, { careLink: link.id, client: owner, clinician });
    const sent = await markReplyRead(waits.id);
    const header = { reply: waits.id, clinician, client: owner, grant, about };
    const content = await openReply<ReplyContent>(sent, header, [keys, ...earlier].map(({ ed25519 }) => ed25519));
    keepReply(entry, display_name, content);
    return 'read';
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return 'replaced';
    if (error instanceof VaultError && error.code !== 'locked') return 'unchecked';
    throw error;
  }
}
