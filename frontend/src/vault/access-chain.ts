import { utf8 } from './bytes';

/** One line of the log, with all that its hash is over. */
export type AccessRecord = {
  readonly id: string;
  readonly sequence: number;
  readonly reader: string;
  readonly reader_name: string;
  readonly act: string;
  readonly kind: string;
  readonly entry: string;
  readonly grant: string;
  readonly at: string;
  readonly previous_hash: string;
  readonly hash: string;
};

/** The newest record that this device has seen of a log. */
export type LastSeen = { readonly sequence: number; readonly hash: string };

/** shorter: it ends before what was seen already. broken: a line was changed, taken out, put in or moved. */
export type LogState = 'whole' | 'shorter' | 'broken';

/**
 * Whether a log, the newest first, holds together: each record fits its hash and follows the one before. It begins at
 * the first where `complete`, and holds what this device has seen of it. A whole log made anew before any device has
 * seen it can't be told from a true one.
 */
export async function checkLog(owner: string, records: readonly AccessRecord[], seen: LastSeen | null, complete: boolean): Promise<LogState> {
  const newest = records[0]?.sequence ?? 0;
  if (seen && newest < seen.sequence) return 'shorter';
  for (const [place, record] of records.entries()) {
    const before = records[place + 1];
    if (record.sequence !== newest - place || record.hash !== (await hashOf(owner, record))) return 'broken';
    if (before ? record.previous_hash !== before.hash : complete && (record.sequence !== 1 || record.previous_hash !== '')) return 'broken';
  }
  const known = seen && records.find(({ sequence }) => sequence === seen.sequence);
  return seen && known?.hash !== seen.hash ? 'broken' : 'whole';
}

/** As the server makes it (`backend/sharing/access_log.py`), over the same characters. */
export async function hashOf(owner: string, record: AccessRecord): Promise<string> {
  const { previous_hash, sequence, reader, reader_name, act, kind, entry, grant, at } = record;
  const parts = [previous_hash, owner, sequence, reader, reader_name, act, kind, entry, grant, at.replace('Z', '+00:00')];
  const digest = await crypto.subtle.digest('SHA-256', utf8(`[${parts.map((part) => JSON.stringify(part)).join(', ')}]`));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
