import { withOtherIds } from '../../entries/agendas/agenda';
import { loadAspects, writingOf } from '../../entries/aspects';
import { withoutStranger } from '../../entries/people/stranger';
import { inItsPlace } from '../../entries/small-steps/brought';
import { readProfileWords, saveProfileWords } from '../../session/profile';
import { session } from '../../session/state';
import { entries } from '../../store';
import { bring, type Brought } from '../../store/bring';
import { utf8 } from '../../vault/bytes';
import { type FromFile, readFile } from './import-file';

export type Imported = {
  readonly brought: number;
  readonly here: number; // were here already, and stay as they are
  readonly unread: number;
  readonly called: boolean;
};

/**
 * Brings back what a file holds and this account does not. What is here stays as it is, whatever the file says of it,
 * so that the same file twice changes nothing. Throws ImportError, and then nothing was changed.
 */
export async function bringBack(text: string): Promise<Imported> {
  const file = readFile(text);
  await loadAspects('writing');
  const mine = await asMine(file);
  const fresh = mine.filter(({ kind, id }) => entries.find(kind, id) === undefined).map((one) => inItsPlace(one, mine));
  if (fresh.length > 0) bring(fresh);
  await entries.settled(); // it is said once it is kept
  const called = await bringName(file).catch(() => false); // it is on the server alone, and may wait for another time
  return { brought: fresh.length, here: mine.length - fresh.length, unread: file.unread, called };
}

/**
 * The entries as this account takes them. An id belongs to one account for good: in another each gets a new one, always
 * the same, and what refers to it follows.
 */
async function asMine({ owner, entries: all }: FromFile): Promise<readonly Brought[]> {
  const me = session.peek().user?.id ?? '';
  const known = all.some(({ kind, id }) => entries.find(kind, id) !== undefined);
  const whole = all.map(completed);
  if (owner === me || (owner === '' && known)) return whole;
  const names = new Map(await Promise.all(all.map(async ({ id }) => [id, await idIn(me, id)] as const)));
  return whole.map((entry) => withOtherIds(renamed(withoutStranger(entry, names), names) as Brought, names));
}

/** With what its kind has learned since the file was made. */
function completed(entry: Brought): Brought {
  const blank = writingOf({ kind: entry.kind }).blank();
  return { ...entry, columns: { ...blank.columns, ...entry.columns } } as Brought;
}

/** The time it was made at stays in it, as in any id here. */
async function idIn(owner: string, id: string): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', utf8(`attune/v1/import|${owner}|${id}`)));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${id.slice(0, 14)}7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`;
}

/** Every id in it that the file gives to an entry, alone or behind what says of which kind: `card:<id>`. */
function renamed(value: unknown, names: ReadonlyMap<string, string>, inWords = false): unknown {
  if (Array.isArray(value)) return value.map((one) => renamed(one, names, inWords));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, renamed(one, names, inWords || name === 'words')]));
  }
  if (typeof value !== 'string' || inWords) return value; // what somebody wrote is theirs, whatever it looks like
  const [before, id] = value.startsWith('card:') ? ['card:', value.slice(5)] : ['', value];
  return names.has(id) ? before + (names.get(id) ?? '') : value;
}

/** Only where none is here. */
async function bringName({ called }: FromFile): Promise<boolean> {
  if (!called || !(called.name || called.pronouns)) return false;
  const { words, revision } = await readProfileWords();
  if (words.name || words.pronouns) return false;
  await saveProfileWords(called, revision);
  return true;
}
