import { type Bytes, toBase64url } from './bytes';
import { type KdfParameters, newKdf } from './derive';
import { identityFrom, newSeeds, type PublicKeys, sealSeeds } from './identity';
import { deriveNew } from './passphrase';
import { deriveCard, newCard } from './recovery-card';
import { deriveUserKeys, newUserKey, wrapUserKey } from './user-key';

/** "spare": the server's keyring keeps a second way to the user key. "own": nobody else can ever open it. */
export type Custody = 'spare' | 'own';

/** `vault` in the body of sign-up. */
export type NewVaultBody = {
  readonly kdf: KdfParameters;
  readonly wrapped_user_key: string;
  readonly custody: Custody;
  readonly user_key?: string; // only for "spare": the server seals it under its keyring
  readonly public_keys: PublicKeys;
  readonly wrapped_private_keys: string;
  readonly recovery: RecoveryBody | null;
};

export type RecoveryBody = { readonly recovery_auth_key: string; readonly wrapped_user_key: string };

export type NewVault = {
  readonly authKey: string;
  readonly body: NewVaultBody;
  readonly userKey: Bytes;
  readonly recoveryCard: string | null; // made where only the person holds the key
};

/** A whole new vault, made on the device. */
export async function newVault(passphrase: string, custody: Custody): Promise<NewVault> {
  const kdf = newKdf();
  const userKey = newUserKey();
  const seeds = newSeeds();
  const { authKey, kek } = await deriveNew(passphrase, kdf);
  const { identity } = await deriveUserKeys(userKey);
  const recoveryCard = custody === 'own' ? newCard() : null;
  const body: NewVaultBody = {
    kdf,
    wrapped_user_key: await wrapUserKey(userKey, kek),
    custody,
    ...(custody === 'spare' ? { user_key: toBase64url(userKey) } : {}),
    public_keys: (await identityFrom(seeds)).publicKeys,
    wrapped_private_keys: await sealSeeds(seeds, identity),
    recovery: recoveryCard === null ? null : await recoveryBody(recoveryCard, userKey),
  };
  seeds.fill(0);
  return { authKey, body, userKey, recoveryCard };
}

/** What the server keeps of a recovery card. */
export async function recoveryBody(card: string, userKey: Bytes): Promise<RecoveryBody> {
  const { authKey, kek } = await deriveCard(card);
  return { recovery_auth_key: authKey, wrapped_user_key: await wrapUserKey(userKey, kek) };
}
