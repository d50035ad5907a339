import { identityFrom, newSeeds, sealSeeds } from '../../vault/identity';
import { openVault } from '../../vault/open-vault';
import { deriveUserKeys } from '../../vault/user-key';

export const OWNER = '018f2b6e-0000-7000-8000-000000000001';

/** Opens a vault as signing in would. The same key each time, so that "the app opened again" can be played. */
export async function openAs(owner = OWNER, fill = 7): Promise<void> {
  const userKey = new Uint8Array(32).fill(fill);
  const { identity } = await deriveUserKeys(userKey);
  const seeds = newSeeds();
  const sealed = await sealSeeds(seeds, identity);
  const { publicKeys } = await identityFrom(seeds);
  await openVault(owner, userKey, { wrapped_private_keys: sealed, public_keys: publicKeys });
}
