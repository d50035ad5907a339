import { ApiError } from '../api/errors';
import {
  getSecondStep,
  getOtherSecret,
  getSecondStepSecret,
  requestOtherApp,
  requestSecondStep,
  renewSecondStepCodes,
  requestSecondStepRemoval,
  type SecondStep,
} from '../api/second-step';
import { getSignInParameters } from '../api/session';
import { bare } from '../vault/crockford';
import { VaultError } from '../vault/errors';
import { openWithPassphrase } from '../vault/passphrase';
import { confirmPassphrase } from './confirm';
import { session } from './state';

export type { SecondStep } from '../api/second-step';

/** How the second step at sign-in stands. Throws Offline, ApiError. */
export const readSecondStep: () => Promise<SecondStep> = getSecondStep;

/** What an authenticator app is given, or null when one is set up already. Throws Offline, ApiError. */
export async function newAuthenticator(): Promise<{ secret: string; address: string } | null> {
  try {
    return await getSecondStepSecret();
  } catch (error) {
    if (error instanceof ApiError && error.code === 'second_step_exists') return null;
    throw error;
  }
}

/**
 * Sets the authenticator up with its first code; this session has passed the second step then. Gives the backup codes.
 * The words are asked for again because whoever sits at an open session could else set up an authenticator of their
 * own. Who has to have a second step and has none may not read their vault yet, so it is the server that says whether
 * the words fit. Throws VaultError("wrong_passphrase"), WrongCode, ApiError, Offline.
 */
export async function addSecondStep(passphrase: string, typed: string): Promise<readonly string[]> {
  const code = bare(typed);
  const kdf = await getSignInParameters(session.peek().user?.username ?? '');
  return openWithPassphrase(
    passphrase,
    kdf,
    ({ authKey }) => requestSecondStep({ code, current_auth_key: authKey }).catch(rethrow),
    (error) => error instanceof VaultError && error.code === 'wrong_passphrase',
  );
}

/** What an app is given that shall take the place of the one there is. Throws Offline, ApiError. */
export const otherAuthenticator: () => Promise<{ secret: string; address: string }> = getOtherSecret;

/**
 * Puts that app in the place of the one before; gives new backup codes. `factor` is a code of the app before or a
 * backup code, where the server asks for it. Throws VaultError("wrong_passphrase"), WrongCode,
 * ApiError("second_factor_again"), Offline.
 */
export async function replaceSecondStep(passphrase: string, typed: string, factor: string): Promise<readonly string[]> {
  const current_auth_key = await confirmPassphrase(passphrase);
  return requestOtherApp({ code: bare(typed), factor: bare(factor), current_auth_key }).catch(rethrow);
}

/** New backup codes; the old ones open nothing any more. Throws VaultError("wrong_passphrase"), ApiError, Offline. */
export async function renewBackupCodes(passphrase: string): Promise<readonly string[]> {
  return renewSecondStepCodes(await confirmPassphrase(passphrase));
}

/** Throws VaultError("wrong_passphrase"), ApiError, Offline. */
export async function removeSecondStep(passphrase: string): Promise<void> {
  await requestSecondStepRemoval(await confirmPassphrase(passphrase));
}

/** The digits did not fit. */
export class WrongCode extends Error {
  constructor() {
    super('wrong_code');
    this.name = 'WrongCode';
  }
}

function rethrow(error: unknown): never {
  const code = error instanceof ApiError ? error.code : '';
  if (code === 'wrong_passphrase') throw new VaultError('wrong_passphrase');
  if (code === 'incorrect_code' || (error instanceof ApiError && 'code' in error.fields)) throw new WrongCode();
  throw error;
}
