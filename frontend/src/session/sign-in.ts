import { ApiError, Offline } from '../api/errors';
import { getSignInParameters, getVault, requestLogin, requestSecondFactor, wantsSecondFactor } from '../api/session';
import type { SessionUser } from '../api/types';
import type { WrappedVault } from '../store/db';
import { findVault } from '../store/device';
import { bare } from '../vault/crockford';
import { VaultError } from '../vault/errors';
import { onForget } from '../vault/forget';
import { openWithPassphrase } from '../vault/passphrase';
import { endedByServer } from './close';
import { endServerSession, openWith } from './open';
import { readSession } from './server-says';
import { askServer } from './session';
import { session, setSession, setSignedOut } from './state';
import { unwrapWith, unwrapWithPassphrase } from './unwrap';

let awaited: { kek: CryptoKey; privateDevice: boolean } | null = null;

/**
 * Throws ApiError 400 when name and passphrase do not fit, VaultError("weak_derivation") when the server asks for too
 * little, Offline. The state then is "open", or "needs_second_factor".
 */
export async function signIn(input: { username: string; passphrase: string; privateDevice: boolean }): Promise<void> {
  const { username, passphrase, privateDevice } = input;
  const kdf = await getSignInParameters(username);
  try {
    await openWithPassphrase(passphrase, kdf, ({ authKey, kek }) => {
      awaited = { kek, privateDevice };
      return login({ username, password: authKey, private_device: privateDevice });
    }, isRefused);
  } catch (error) {
    if (!(error instanceof ApiError && wantsSecondFactor(error.detail))) throw error;
    return setSession({ state: 'needs_second_factor' });
  }
  await openAwaited();
}

/** The words did not fit; no other reason for a no would change with another spelling. */
function isRefused(error: unknown): boolean {
  return error instanceof ApiError && error.status === 400 && error.code !== 'too_many_login_attempts';
}

async function login(body: { username: string; password: string; private_device: boolean }): Promise<void> {
  try {
    await requestLogin(body);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 409)) throw error;
    await endServerSession(); // somebody is signed in already
    await requestLogin(body);
  }
}

/**
 * Throws ApiError 400 for a wrong code. When the page was loaded again in between, the state afterwards is "locked".
 */
export async function enterSecondFactor(code: string): Promise<void> {
  await requestSecondFactor(bare(code));
  if (awaited) await openAwaited();
  else await askServer();
}

async function openAwaited(): Promise<void> {
  const { user } = await readSession();
  if (!user || !awaited) return setSignedOut();
  if (user.second_factor === 'needed') return setSession({ user, state: 'needs_second_factor' });
  const { kek, privateDevice } = awaited;
  awaited = null;
  await openFetched(user, kek, privateDevice);
}

async function openFetched(user: SessionUser, kek: CryptoKey, privateDevice: boolean): Promise<void> {
  setSession({ user, state: 'locked' });
  const fetched = await getVault();
  await openWith(user, await unwrapWith(fetched.wrapped_user_key, kek), fetched, privateDevice ? 'offer' : 'drop');
}

/**
 * Opens what is locked; without a connection, what this device holds. Throws VaultError("wrong_passphrase"),
 * ("weak_derivation"), Offline where this device holds nothing, and ApiError 401 when nobody is signed in: then it is
 * signed out here too, as by any other word of the server's.
 */
export async function unlock(passphrase: string): Promise<void> {
  const { user } = session.peek();
  if (!user) throw new VaultError('locked');
  const wrapped = await getVault().catch((error: unknown) => vaultHere(user, error));
  const { userKey } = await unwrapWithPassphrase(wrapped.wrapped_user_key, passphrase, wrapped.kdf);
  await openWith(user, userKey, wrapped, 'as_it_is');
}

/** Throws `error` where it is the server's word on this person, and where nothing is kept. */
async function vaultHere(user: SessionUser, error: unknown): Promise<WrappedVault> {
  if (error instanceof ApiError && error.status === 401) await endedByServer();
  const away = error instanceof Offline || (error instanceof ApiError && (error.status >= 500 || error.status === 429));
  const kept = away ? await findVault(user.id) : null;
  if (!kept) throw error;
  if (error instanceof Offline) setSession({ offline: true });
  return kept.vault;
}

onForget(() => {
  awaited = null;
});
