import { ApiError } from '../../api/errors';
import { type Alias, openAlias } from '../../vault/care-link';
import { VaultError } from '../../vault/errors';
import { samePublicKeys } from '../../vault/identity';
import { requireProof } from '../../vault/invitation';
import { requireVault } from '../../vault/open-vault';
import { openOwn } from '../../vault/own-words';
import { openShare } from '../../vault/shares';
import type { SharedContent } from '../../entries/shared/content';
import { holdsStatement, scopeStatement } from '../../vault/statements';
import { checkedKeys } from './checked-keys';
import { type ClientCase, type ClientScope, getSharedCopy, type Introduction } from './api';

/** What a clinician wrote down for themselves when they made a code. */
export type InvitationMemo = { readonly for_whom: string; readonly secret: string };

const REVISION = 1; // an invitation is written once

export function openInvitationMemo(invitation: NonNullable<Introduction['invitation']>): Promise<InvitationMemo> {
  if (!invitation.words) throw new VaultError('cannot_open');
  return openOwn<InvitationMemo>(invitation.words, { kind: 'invitation', id: invitation.id, revision: REVISION });
}

/**
 * Throws VaultError("key_mismatch" or "cannot_open") unless the client's keys come from whoever held the code, or were
 * compared aloud since the clinician's own are new.
 */
export async function requireClientKeys({ care_link, invitation, client, client_public_keys, client_proof, keys }: Introduction): Promise<void> {
  if (keys === 'lost') throw new VaultError('cannot_open');
  if (keys === 'anew') {
    const heard = checkedKeys.value[care_link];
    if (!heard || !samePublicKeys(heard, client_public_keys)) throw new VaultError('key_mismatch');
    return;
  }
  if (!invitation) throw new VaultError('key_mismatch');
  const { secret } = await openInvitationMemo(invitation);
  await requireProof(secret, client, client_public_keys, client_proof);
}

/**
 * The name and pronouns to use, or null where the client's keys or the copy do not hold: then nothing of it is shown.
 */
export async function openAliasOf(one: Introduction): Promise<Alias | null> {
  try {
    await requireClientKeys(one);
    if (!one.alias_copy) return null;
    const link = { careLink: one.care_link, client: one.client, clinician: requireVault().owner };
    return await openAlias(one.alias_copy, link);
  } catch (error) {
    if (error instanceof VaultError && error.code !== 'locked') return null;
    throw error;
  }
}

/** A newer revision took its place since the page was fetched: what was asked for is not there any more. */
export class ChangedMeanwhile extends Error {}

/**
 * Fetches and opens what was shared. Every part of the header comes from what this page asked for, not from the
 * answer, so that another client's or an older share can't stand in. Throws VaultError("bad_signature",
 * "key_mismatch" or "cannot_open"), ChangedMeanwhile, ApiError, Offline.
 */
export async function openShared({ introduction: one }: ClientCase, item: ClientCase['shared'][number]): Promise<SharedContent> {
  await requireClientKeys(one);
  const { copy, signature, about: there } = await getSharedCopy(item).catch((error: unknown) => {
    throw error instanceof ApiError && error.code === 'stale_revision' ? new ChangedMeanwhile() : error;
  });
  const { grant, kind, about, level, until } = item;
  if (there !== about) throw new ChangedMeanwhile(); // a server of 06a9e25 looks at no revision
  const header = { grant, client: one.client, clinician: requireVault().owner, kind, about, level, until };
  return openShare<SharedContent>({ copy, signature }, header, one.client_public_keys);
}

/** What the client says that they share by itself; what they did not sign is not shown. Check their keys first. */
export async function signedScopes({ introduction, scopes }: ClientCase): Promise<readonly ClientScope[]> {
  const { client, client_public_keys } = introduction;
  const clinician = requireVault().owner;
  const signed = await Promise.all(scopes.map((one) => holdsStatement(scopeStatement({ ...one, client, clinician }), one.signature, client_public_keys.ed25519)));
  return scopes.filter((_, index) => signed[index]);
}
