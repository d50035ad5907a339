import { ApiError, Offline } from '../api/errors';
import {
  deleteSession,
  getSignInParameters,
  getVault,
  postLogin,
  postSecondFactor,
  wantsSecondFactor,
} from '../api/session';
import type { SessionUser } from '../api/types';
import { wipeCopies, type WrappedVault } from '../store/db';
import { findOnDevice, findVault, heldHere } from '../store/device';
import { quiesce, sendRest, wipeStore } from '../store/store';
import { onTabs, tellTabs } from '../store/tabs';
import { bare } from '../vault/crockford';
import { VaultError } from '../vault/errors';
import { runSignOutHooks } from '../vault/forget';
import { closeVault } from '../vault/open-vault';
import { openWithPassphrase } from '../vault/passphrase';
import { onThisBrowser, inThisTab } from '../vault/web-storage';
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
 * Finds out who is here. A private device opens at once, with or without a connection; any other asks the server, and
 * forgets its copies of what that holds. Without a connection they stay, sealed, for the passphrase. Never throws for
 * being offline.
 */
export async function boot(): Promise<void> {
  listen();
  if (onThisBrowser.get(LEAVING)) return finishLeaving();
  const device = await findOnDevice();
  if (device) {
    try {
      await openWith(device.about.user, device.userKey, device.about, 'as_it_is');
      return void confirmWithServer();
    } catch {
      // The device's row is damaged: as if there were none.
    }
  }
  await askServer();
}

async function askServer(): Promise<void> {
  try {
    const { user } = await readSession();
    await wipeCopies(user?.id).catch(() => undefined);
    const held = await heldHere();
    if (!user) setSignedOut({ held });
    else setSession({ user, held, state: user.second_factor === 'needed' ? 'needs_second_factor' : 'locked' });
  } catch (error) {
    const offline = error instanceof Offline || session.peek().offline;
    const [kept, held] = [await findVault(), await heldHere()];
    if (kept) setSession({ user: kept.user, state: 'locked', held, offline });
    else setSignedOut({ offline, held: held === 'nothing' ? held : 'unsent' });
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
  await openFetched(user, kek, privateDevice);
}

async function openFetched(user: SessionUser, kek: CryptoKey, privateDevice: boolean): Promise<void> {
  setSession({ user, state: 'locked' });
  const fetched = await getVault();
  await openWith(user, await unwrapWith(fetched.wrapped_user_key, kek), fetched, privateDevice ? 'keep' : 'drop');
}

/**
 * Opens what is locked; without a connection, what this device holds. Throws VaultError("wrong_passphrase"),
 * ("weak_derivation"), Offline where this device holds nothing, and ApiError 401 when nobody is signed in.
 */
export async function unlock(passphrase: string, privateDevice = false): Promise<void> {
  const { user } = session.peek();
  if (!user) throw new VaultError('locked');
  const wrapped = await getVault().catch((error: unknown) => vaultHere(user, error));
  const { userKey } = await unwrapWithPassphrase(wrapped.wrapped_user_key, passphrase, wrapped.kdf);
  await openWith(user, userKey, wrapped, privateDevice ? 'keep' : 'drop');
}

/** Throws `error` where it is the server's word on this person, and where nothing is kept. */
async function vaultHere(user: SessionUser, error: unknown): Promise<WrappedVault> {
  const away = error instanceof Offline || (error instanceof ApiError && (error.status >= 500 || error.status === 429));
  const kept = away ? await findVault(user.id) : null;
  if (!kept) throw error;
  if (error instanceof Offline) setSession({ offline: true });
  return kept.vault;
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
  await lockedHere();
}

async function lockedHere(): Promise<void> {
  if (session.peek().state === 'open') setSession({ state: 'locked', privateDevice: false, held: await heldHere() });
}

/**
 * Sends what still waits (for a moment only), then forgets everything on this device. What could not be sent is gone:
 * show `unsyncedCount` first. Works offline too; the server is told at the next start.
 */
export async function signOut(): Promise<void> {
  await sendRest(LAST_SEND_MS).catch(() => undefined);
  await runSignOutHooks().catch(() => undefined);
  onThisBrowser.set(LEAVING, '1');
  awaited = null;
  await closeVault().catch(() => undefined);
  inThisTab.clear();
  tellTabs({ type: 'signed_out' });
  await finishLeaving();
}

async function finishLeaving(): Promise<void> {
  await wipeStore().catch(() => undefined);
  try {
    await endServerSession();
    onThisBrowser.remove(LEAVING);
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
    else void lockedHere();
  });
}
