import type { Alias } from '../../vault/care-link';
import type { PublicKeys } from '../../vault/identity';
import { requireVault } from '../../vault/open-vault';
import { openOwn, sealOwn } from '../../vault/own-words';
import { getCaseload, getIntroductions, putRoster, type Sealed } from './api';
import { openAliasOf } from './opening';

/** A client, and their keys where these were compared aloud. */
export type Known = Alias & { readonly client_keys?: PublicKeys };

/** By link: the names that were opened once, and are kept in one box of the clinician's own. */
export type Names = Readonly<Record<string, Known>>;

const AT_ONCE = 40;

function place(revision: number): { kind: string; id: string; revision: number } {
  return { kind: 'roster', id: requireVault().owner, revision };
}

/** The names in the box; none where there is no box, or another one than this clinician's was given. */
export async function openRoster(kept: Sealed | null): Promise<Names> {
  if (!kept) return {};
  return openOwn<Names>(kept.words, place(kept.revision)).catch(() => ({}));
}

/** Who these links are with, from what each began with. Who can't be made sure of is not in it. */
export async function introduce(careLinks: readonly string[]): Promise<Names> {
  const found: Record<string, Alias> = {};
  for (let from = 0; from < careLinks.length; from += AT_ONCE) {
    for (const one of await getIntroductions(careLinks.slice(from, from + AT_ONCE))) {
      const alias = await openAliasOf(one);
      if (alias) found[one.care_link] = alias;
    }
  }
  return found;
}

/** Keeps that a client's keys are theirs. Throws ApiError, Offline. */
export async function keepChecked(careLink: string, known: Known): Promise<void> {
  const { roster } = await getCaseload();
  const revision = (roster?.revision ?? 0) + 1;
  const names = { ...(await openRoster(roster)), [careLink]: known };
  await putRoster({ words: await sealOwn(names, place(revision)), revision });
}

/** Keeps the names for the next time. A device that was quicker has kept them already. */
export async function keepRoster(names: Names, revision: number): Promise<void> {
  await putRoster({ words: await sealOwn(names, place(revision)), revision }).catch(() => undefined);
}
