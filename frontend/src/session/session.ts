import { ApiError, Offline } from '../api/errors';
import {
  deleteSession,
  getSignInParameters,
  getVault,
  postLogin,
  postSecondFactor,
  wantsSecondFactor,
} from '../api/session';
import type { VaultAnswer } from '../api/types';
import { wipeCopies } from '../store/db';
import { findOnDevice } from '../store/device';
import { quiesce, sendRest, wipeStore } from '../store/store';
import { onTabs, tellTabs } from '../store/tabs';
import type { Bytes } from '../vault/bytes';
import { bare } from '../vault/crockford';
import { VaultError } from '../vault/errors';
import { runSignOutHooks } from '../vault/forget';
import { closeVault } from '../vault/open-vault';
import { openWithPassphrase } from '../vault/passphrase';
import { resetByEmail } from './email';
import { resetByCard, unwrapWith, unwrapWithPassphrase } from './keys';
import { confirmWithServer, openWith, readSession } from './open';
import { session, setSession, setSignedOut } from './state';

export { unsyncedCount } from '../store/status';
export { onForget, onSignOut } from '../vault/forget';
export { askForCode, confirmRecoveryEmail, giveRecoveryEmail, openByEmail, readRecoveryEmail, type RecoveryEmail, removeRecoveryEmail } from './email';
export { changePassphrase, makeRecoveryCard, readCustody, saveRecoveryCard, setCustody } from './keys';
export {
  abandonSignUp,
  completeSignUp,
  confirmRecoveryCard,
  prepareSignUp,
  proposeUsername,
  type SignUpInput,
} from './sign-up';
export { type Session, session, type SessionState } from './state';

// Set while a sign-out has not reached the server: the cookie can only be ended by it.
const LEAVING = 'attune-leaving';
const LAST_SEND_MS = 3_000;

let awaited: { kek: CryptoKey; privateDevice: boolean } | null = null;

/**
 * Finds out who is here. A private device opens at once, with or without a connection; any other forgets its copies
 * of what the server holds and asks the server. Never throws for being offline.
 */
export async function boot(): Promise<void> {
  listen();
  if (globalThis.localStorage?.getItem(LEAVING)) return finishLeaving();
  const device = await findOnDevice();
  if (device) {
    try {
      await openWith(device.about.user, device.userKey, device.about, 'as_it_is');
      return void confirmWithServer();
    } catch {
      // The device's row is damaged: as if there were none.
    }
  }
  await wipeCopies().catch(() => undefined);
  await askServer();
}

async function askServer(): Promise<void> {
  try {
    const { user } = await readSession();
    if (!user) setSignedOut();
    else setSession({ user, state: user.second_factor === 'needed' ? 'needs_second_factor' : 'locked' });
  } catch (error) {
    setSignedOut({ offline: error instanceof Offline || session.peek().offline });
  }
}

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
    await postLogin(body);
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 409)) throw error;
    await endServerSession(); // somebody is signed in already
    await postLogin(body);
  }
}

/**
 * Throws ApiError 400 for a wrong code. When the page was loaded again in between, the state afterwards is "locked".
 */
export async function enterSecondFactor(code: string): Promise<void> {
  await postSecondFactor(bare(code));
  if (awaited) await openAwaited();
  else await askServer();
}

async function openAwaited(): Promise<void> {
  const { user } = await readSession();
  if (!user || !awaited) return setSignedOut();
  if (user.second_factor === 'needed') return setSession({ user, state: 'needs_second_factor' });
  const { kek, privateDevice } = awaited;
  awaited = null;
  await openFetched(user, ({ wrapped_user_key }) => unwrapWith(wrapped_user_key, kek), privateDevice);
}

async function openFetched(user: NonNullable<typeof session.value.user>, unwrap: (fetched: VaultAnswer) => Promise<Bytes>, privateDevice: boolean): Promise<void> {
  setSession({ user, state: 'locked' });
  const fetched = await getVault();
  const userKey = await unwrap(fetched);
  await openWith(user, userKey, fetched, privateDevice ? 'keep' : 'drop');
}

/**
 * Opens what is locked. Throws VaultError("wrong_passphrase"), ("weak_derivation"), Offline, and ApiError 401 when
 * nobody is signed in.
 */
export async function unlock(passphrase: string, privateDevice = false): Promise<void> {
  const { user } = session.peek();
  if (!user) throw new VaultError('locked');
  const unwrap = async ({ wrapped_user_key, kdf }: VaultAnswer): Promise<Bytes> => (await unwrapWithPassphrase(wrapped_user_key, passphrase, kdf)).userKey;
  await openFetched(user, unwrap, privateDevice);
}

/** A new passphrase by the recovery card, and signed in with it. Throws like `resetByCard` and `signIn`. */
export async function recoverWithCard(input: {
  username: string;
  card: string;
  newPassphrase: string;
  privateDevice: boolean;
}): Promise<void> {
  const { username, card, newPassphrase, privateDevice } = input;
  await resetByCard(username, card, newPassphrase);
  await signIn({ username, passphrase: newPassphrase, privateDevice });
}

/** A new passphrase after `openByEmail`, and signed in with it. Throws like `resetByEmail` and `signIn`. */
export async function recoverByEmail(input: { newPassphrase: string; privateDevice: boolean }): Promise<void> {
  const username = await resetByEmail(input.newPassphrase);
  await signIn({ username, passphrase: input.newPassphrase, privateDevice: input.privateDevice });
}

/**
 * Takes the user key out of memory. Nothing is lost; the passphrase opens it again, and a private device opens at the
 * next start.
 */
export async function lock(): Promise<void> {
  await quiesce();
  await closeVault();
  tellTabs({ type: 'locked' });
  if (session.peek().state === 'open') setSession({ state: 'locked', privateDevice: false });
}

/**
 * Sends what still waits (for a moment only), then forgets everything on this device. What could not be sent is gone:
 * show `unsyncedCount` first. Works offline too; the server is told at the next start.
 */
export async function signOut(): Promise<void> {
  await sendRest(LAST_SEND_MS).catch(() => undefined);
  await runSignOutHooks().catch(() => undefined);
  globalThis.localStorage?.setItem(LEAVING, '1');
  awaited = null;
  await closeVault().catch(() => undefined);
  globalThis.sessionStorage?.clear();
  tellTabs({ type: 'signed_out' });
  await finishLeaving();
}

async function finishLeaving(): Promise<void> {
  await wipeStore().catch(() => undefined);
  try {
    await endServerSession();
    globalThis.localStorage?.removeItem(LEAVING);
    setSignedOut({ offline: false });
  } catch {
    setSignedOut({ offline: true }); // tried again at the next start, before anything else
  }
}

/** allauth answers 401 when it has signed somebody out, and when nobody was signed in. */
async function endServerSession(): Promise<void> {
  try {
    await deleteSession();
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 401)) throw error;
  }
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  globalThis.addEventListener?.('offline', () => setSession({ offline: true }));
  globalThis.addEventListener?.('online', () => {
    setSession({ offline: false });
    void confirmWithServer();
  });
  onTabs((message) => {
    if (message.type === 'changed') return;
    void closeVault();
    if (message.type === 'signed_out') setSignedOut();
    else if (session.peek().state === 'open') setSession({ state: 'locked', privateDevice: false });
  });
}
