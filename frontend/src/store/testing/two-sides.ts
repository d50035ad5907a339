import { COVER, openCovered, sealWords } from '../../vault/envelope';
import { requireVault } from '../../vault/open-vault';
import { entries } from '../entries';
import { person, sync } from './app';
import type { Care, EntryContent, Held, Kind } from '../kinds';
import { deletionOf, toWire } from '../wire';
import type { FakeServer } from './fake-server';
import { OWNER } from './person';

export const aliases = (): string[] => entries.of('people').value.map(({ words }) => words.alias ?? '');
export const at = (id: string, revision: number) => ({ kind: 'people', owner: OWNER, id, revision });

/** The same person on another device. */
export async function elsewhere(server: FakeServer, id: string, alias: string, revision: number, sealedAt = at(id, revision), care: Care = {}): Promise<void> {
  const words = await sealWords({ alias }, requireVault().keys.entries, sealedAt);
  const { columns, answers } = person(alias);
  server.write({ kind: 'people', id, ...columns, answers, words, ...care }, revision);
}

/**
 * The same of any kind, as the app writes it now: `changed` is what the server makes of it. Not `covered`: as an app
 * of before did.
 */
export async function fromAnother<K extends Kind>(server: FakeServer, kind: K, id: string, content: EntryContent<K>, revision: number, changed: object, covered = true): Promise<void> {
  const now = new Date().toISOString();
  const held = { ...(content as unknown as Held), created_at: now, updated_at: now };
  const { keys, owner } = requireVault();
  const body = covered ? await toWire(held, { kind, id }, revision) : { ...held.columns, answers: held.answers, words: await sealWords(held.words, keys.entries, { kind, id, owner, revision }) };
  server.write({ kind, id, ...body, ...changed }, revision);
}

/** Deleted by the same person on another device; not `proven`: by an app of before, or by somebody else. */
export async function deletedElsewhere(server: FakeServer, kind: Kind, id: string, revision: number, proven = true): Promise<void> {
  const proof = proven ? await deletionOf({ kind, id }, revision) : '';
  server.write({ ...server.entries.get(`${kind}/${id}`), kind, id, deleted_at: '2026-02-01T00:00:00Z', proof }, revision);
}

/** The words that the server has of somebody, opened; with `whole` what was sealed beside them as well. */
export async function onServer(server: FakeServer, id: string, whole = false): Promise<unknown> {
  const entry = server.entries.get(`people/${id}`);
  if (!entry?.words) return null;
  const { words, cover } = await openCovered<object>(entry.words, requireVault().keys.entries, at(id, entry.revision));
  return whole ? { ...words, [COVER]: cover } : words;
}

/** Somebody new, here and on the server. */
export async function synced(alias: string, hidden = false): Promise<string> {
  const { id } = entries.put('people', null, person(alias, hidden));
  await sync();
  return id;
}
