import { type ReadonlySignal, signal } from '@preact/signals';

import type { Bytes } from './bytes';
import { VaultError } from './errors';
import { runResets } from './forget';
import { type Identity, openIdentity, type PublicKeys } from './identity';
import { deriveUserKeys, type HeldUserKey, holdUserKey, type UserKeys } from './user-key';

/** Everything that needs the user key, while it is in memory. */
export type OpenVault = {
  readonly owner: string; // the user's id, part of every label
  readonly keys: UserKeys;
  readonly identity: Identity;
  readonly userKey: HeldUserKey;
};

const current = signal<OpenVault | null>(null);

/** The open vault, or null while there is no user key in memory. */
export const vault: ReadonlySignal<OpenVault | null> = current;

/** Throws VaultError("locked"). */
export function requireVault(): OpenVault {
  if (current.value === null) throw new VaultError('locked');
  return current.value;
}

/** Opens the vault with the user key's bytes, which are wiped. Throws VaultError("cannot_open" or "key_mismatch"). */
export async function openVault(
  owner: string,
  userKey: Bytes,
  sealedIdentity: { readonly wrapped_private_keys: string; readonly public_keys: PublicKeys },
): Promise<OpenVault> {
  const keys = await deriveUserKeys(userKey);
  const identity = await openIdentity(sealedIdentity.wrapped_private_keys, keys.identity, sealedIdentity.public_keys);
  const opened: OpenVault = { owner, keys, identity, userKey: await holdUserKey(userKey) };
  userKey.fill(0);
  current.value = opened;
  return opened;
}

/** Takes the user key out of memory, with everything that the stores had opened with it. */
export async function closeVault(): Promise<void> {
  current.value = null;
  await runResets();
}
