import { type AccessRecord, getAccessRecords } from '../../api/sharing';
import { drafts } from '../../store';
import { checkLog, type LastSeen, type LogState } from '../../vault/access-chain';
import { requireVault } from '../../vault/open-vault';

/** Sealed on this device: a server that cuts the log off, or makes it anew, does not know what was seen. */
const SEEN = 'sharing/log-seen';

export type Log = { readonly records: readonly AccessRecord[]; readonly next: string | null; readonly state: LogState };

/** The log from its newest line on, as far back as this device has checked it before, and whether it holds together. */
export async function readLog(): Promise<Log> {
  const seen = drafts.get<LastSeen>(SEEN) ?? null;
  let log = await add([], null);
  while (log.next !== null && (log.records.at(-1)?.sequence ?? 0) > (seen?.sequence ?? 0)) log = await add(log.records, log.next);
  return checked(log, seen);
}

/** What stands before those, checked with them. */
export async function readOlder({ records, next }: Log): Promise<Log> {
  return checked(await add(records, next), drafts.get<LastSeen>(SEEN) ?? null);
}

type Pages = Pick<Log, 'records' | 'next'>;

async function add(records: readonly AccessRecord[], cursor: string | null): Promise<Pages> {
  const page = await getAccessRecords(cursor);
  return { records: [...records, ...page.results], next: page.next };
}

/** Only a log that holds together moves what was seen: what was broken once is said until it is whole again. */
async function checked({ records, next }: Pages, seen: LastSeen | null): Promise<Log> {
  const state = await checkLog(requireVault().owner, records, seen, next === null);
  const [newest] = records;
  if (state === 'whole' && newest && newest.sequence !== seen?.sequence) await drafts.set(SEEN, { sequence: newest.sequence, hash: newest.hash });
  return { records, next, state };
}
