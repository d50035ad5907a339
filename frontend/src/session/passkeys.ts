import { ApiError } from '../api/errors';
import { createPasskey, deletePasskey, requestPasskeyChallenge, requestPasskeySignIn } from '../api/passkeys';
import { getVault } from '../api/session';
import { makeAccountPasskey, showAccountPasskey } from '../vault/account-passkey';
import { VaultError } from '../vault/errors';
import { requireVault } from '../vault/open-vault';
import { wrapUserKey } from '../vault/user-key';
import { confirmPassphrase } from './confirm';
import { openWith } from './open';
import { readSession } from './server-says';
import { session, setSession } from './state';
import { unwrapWith } from './unwrap';

export { type AccountPasskey, getPasskeys } from '../api/passkeys';

const NAME = 'Attune'; // in the device's own list of passkeys

/**
 * Adds a passkey that signs in and opens on any device that holds it. Throws VaultError("wrong_passphrase",
 * "no_passkey"), ApiError, Offline; nothing was changed then.
 */
export async function addPasskey(name: string, passphrase: string): Promise<void> {
  const current_auth_key = await confirmPassphrase(passphrase);
  const { key, ...made } = await makeAccountPasskey(await requestPasskeyChallenge(), NAME, session.peek().user?.username ?? '');
  const wrapped_user_key = await requireVault().userKey.use((raw) => wrapUserKey(raw, key));
  await createPasskey({ ...made, name, wrapped_user_key, current_auth_key });
}

/** Throws VaultError("wrong_passphrase"), ApiError, Offline. */
export async function removePasskey(id: string, passphrase: string): Promise<void> {
  await deletePasskey(id, await confirmPassphrase(passphrase));
}

/**
 * Signs in and opens, or opens what is locked, without the words and without a second step. Throws
 * VaultError("no_passkey") where none came that opens this account, ApiError, Offline.
 */
export async function openWithPasskey(privateDevice: boolean): Promise<void> {
  const { state, user: before } = session.peek();
  const { key, ...shown } = await showAccountPasskey(await requestPasskeyChallenge());
  const wrapped = await requestPasskeySignIn({ ...shown, private_device: privateDevice }).catch(refused);
  const { user } = await readSession();
  if (!user) throw new VaultError('no_passkey');
  const here = state === 'locked' && before?.id === user.id;
  const vault = await getVault();
  const userKey = await unwrapWith(wrapped, key).catch(refused);
  setSession({ user });
  await openWith(user, userKey, vault, here ? 'as_it_is' : privateDevice ? 'offer' : 'drop');
}

function refused(cause: unknown): never {
  const other = cause instanceof ApiError ? cause.code !== 'passkey_refused' : !(cause instanceof VaultError);
  throw other ? cause : new VaultError('no_passkey', { cause });
}
