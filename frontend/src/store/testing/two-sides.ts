import { openWords, sealWords } from '../../vault/envelope';
import { requireVault } from '../../vault/open-vault';
import { entries } from '../entries';
import { person, sync } from './app';
import type { Care } from '../kinds';
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

/** The words that the server has of somebody, opened. */
export async function onServer(server: FakeServer, id: string): Promise<unknown> {
  const entry = server.entries.get(`people/${id}`);
  if (!entry?.words) return null;
  return openWords(entry.words, requireVault().keys.entries, at(id, entry.revision));
}

/** Somebody new, here and on the server. */
export async function synced(alias: string): Promise<string> {
  const { id } = entries.put('people', null, person(alias));
  await sync();
  return id;
}
