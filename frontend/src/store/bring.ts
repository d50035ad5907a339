import { requireVault } from '../vault/open-vault';
import type { Held, OpenEntry } from './kinds';
import { findOn, showMany } from './opened';
import { justTyped } from './order';
import { persist } from './persist';

export type Brought = Pick<OpenEntry, 'kind' | 'id' | 'created_at' | 'columns' | 'answers' | 'words'>;

/**
 * Writes entries that come from elsewhere, each under the id and as old as it comes. What is on this device under that
 * id is written over. Throws VaultError("locked").
 */
export function bring(many: readonly Brought[]): void {
  requireVault();
  const updated_at = new Date().toISOString();
  const changes = many.map(({ kind, id, created_at, columns, answers, words }) => {
    const held = structuredClone({ columns, answers, words, created_at, updated_at }) as Held;
    const revision = findOn(kind, id)?.revision ?? 0;
    return { kind, id, revision, held, entry: { kind, id, revision, order: justTyped(), ...held } as unknown as OpenEntry };
  });
  showMany(changes);
  for (const { kind, id, revision, held } of changes) persist({ kind, id, revision, act: 'put', held });
}
