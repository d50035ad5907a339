import { openJson, sealJson } from '../vault/envelope';
import { requireVault } from '../vault/open-vault';
import type { Held, Place } from './kinds';

// Rows of this device are sealed under the user key's "device" branch and bound to their place, as entries are for
// the server.

/** An entry for `entries` or `outbox`. */
export function sealHeld(held: Held, { kind, id }: Place): Promise<string> {
  const { keys, owner } = requireVault();
  return sealJson(held, keys.device, `v1|local|entry|${kind}|${owner}|${id}`);
}

/** Throws VaultError("cannot_open"). */
export async function openHeld(box: string, { kind, id }: Place): Promise<Held> {
  const { keys, owner } = requireVault();
  return renamed(await openJson<Held>(box, keys.device, `v1|local|entry|${kind}|${owner}|${id}`));
}

/** What was sealed before the `standing` of a person became their `status`. An old app wrote nothing but the former. */
function renamed(held: Held): Held {
  const { standing, ...columns } = held.columns;
  return standing === undefined ? held : { ...held, columns: { ...columns, status: standing } };
}

export function sealDraft(value: unknown, name: string): Promise<string> {
  const { keys, owner } = requireVault();
  return sealJson(value, keys.device, `v1|local|draft|${owner}|${name}`);
}

export function openDraft(box: string, name: string): Promise<unknown> {
  const { keys, owner } = requireVault();
  return openJson(box, keys.device, `v1|local|draft|${owner}|${name}`);
}
