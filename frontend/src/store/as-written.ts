import { changedIn, type Cover } from '../vault/cover';
import { VaultError } from '../vault/errors';
import { requireVault } from '../vault/open-vault';
import { db } from './db';
import type { Fields, Held } from './kinds';

/**
 * Throws VaultError("changed") where something beside the words is not what was written there, except for what the
 * server changes by itself, which is always to the careful side: see ADR 0021. `gone`: places that are just being
 * deleted.
 */
export async function requireAsWritten(cover: Cover, held: Held, gone?: ReadonlySet<string>): Promise<void> {
  const written = cover.columns as Fields;
  for (const name of await changedIn(cover, held)) {
    if (!(await isTheServersToChange(name, written, held.columns, gone))) throw new VaultError('changed');
  }
}

async function isTheServersToChange(name: string, written: Fields, there: Fields, gone?: ReadonlySet<string>): Promise<boolean> {
  const unnamed = 'person' in written && (there['person'] ?? null) === null;
  switch (name) {
    case 'route_due_at': // the later mark stands, whatever a device sends
      return at(there[name]) > at(written[name]);
    case 'route': // what was closed for somebody stays closed when they are not named any more
      return there[name] === 'quiet' && unnamed;
    case 'person': // their name goes out of everything when they are erased
      return unnamed && isGone(`people/${String(written['person'])}`, gone);
    case 'may_resurface': // and nothing about them comes by itself
      return there[name] === false && unnamed && isGone(`people/${String(written['person'])}`, gone);
    case 'put_away': // what was for them is put away
      return there[name] === true && unnamed && isGone(`people/${String(written['person'])}`, gone);
    default:
      return false;
  }
}

function at(instant: unknown): number {
  return typeof instant === 'string' ? Date.parse(instant) : 0;
}

/** Whether something was deleted, on this device or in what just came. */
export async function isGone(place: string, gone?: ReadonlySet<string>): Promise<boolean> {
  if (gone?.has(place)) return true;
  const [kind = '', id = ''] = place.split('/');
  return (await (await db()).get('entries', [requireVault().owner, kind, id]))?.deleted === true;
}
