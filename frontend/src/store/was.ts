import { digest } from '../vault/cover';
import { openJson, sealJson } from '../vault/envelope';
import { requireVault } from '../vault/open-vault';
import type { Held, Place } from './kinds';

/** What tells the same answers and words again, and nothing of them: for what was deleted. */
export async function sealDigest(held: Held, { kind, id }: Place): Promise<string> {
  const { keys, owner } = requireVault();
  return sealJson(await digestOf(held), keys.device, `v1|local|was|${kind}|${owner}|${id}`);
}

/** Whether something is what was deleted here. */
export async function wasDeleted(was: string, held: Held, { kind, id }: Place): Promise<boolean> {
  const { keys, owner } = requireVault();
  return (await openJson(was, keys.device, `v1|local|was|${kind}|${owner}|${id}`)) === (await digestOf(held));
}

function digestOf({ answers, words }: Held): Promise<string> {
  return digest([answers, words]);
}
