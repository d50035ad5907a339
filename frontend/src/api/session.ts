import type { KdfParameters } from '../vault/derive';
import type { Custody, NewVaultBody, RecoveryBody } from '../vault/new-vault';
import { call } from './transport';
import type { VaultAnswer } from './types';

const ALLAUTH = '/_allauth/browser/v1/auth';

/** What an act that asks for the passphrase again carries. */
export type Confirmed = { readonly current_auth_key: string };

export type SignUpBody = {
  readonly username: string;
  readonly password: string;
  readonly vault: NewVaultBody;
  readonly timezone: string;
  readonly locale: string;
  readonly country: string;
  readonly private_device: boolean;
  readonly link?: string; // a clinician's, with the name that clients read
  readonly display_name?: string;
};

/** Two plain words of a language and two digits, free at the moment. Throws Offline. */
export async function getProposedUsername(language: string): Promise<string> {
  return (await call<{ username: string }>('GET', '/api/v1/accounts/proposed-username', { headers: { 'Accept-Language': language } })).username;
}

export function getSignInParameters(username: string): Promise<KdfParameters> {
  return call('POST', '/api/v1/accounts/sign-in-parameters', { body: { username } });
}

export function requestSignUp(body: SignUpBody): Promise<unknown> {
  return call('POST', `${ALLAUTH}/signup`, { body });
}

/**
 * Throws ApiError 401 when a second factor is wanted (see `wantsSecondFactor`), 400 when name and passphrase do not
 * fit.
 */
export function requestLogin(body: { username: string; password: string; private_device: boolean }): Promise<unknown> {
  return call('POST', `${ALLAUTH}/login`, { body });
}

export function requestSecondFactor(code: string): Promise<unknown> {
  return call('POST', `${ALLAUTH}/2fa/authenticate`, { body: { code } });
}

/** allauth answers a successful sign-out with 401, which `call` throws as ApiError. */
export function deleteSession(clear: boolean): Promise<unknown> {
  return call('DELETE', `${ALLAUTH}/session`, clear ? { headers: { 'Attune-Clear': 'storage' } } : {});
}

export function getVault(): Promise<VaultAnswer> {
  return call('GET', '/api/v1/vault');
}

export function putRecovery(body: RecoveryBody & Confirmed): Promise<unknown> {
  return call('PUT', '/api/v1/vault/recovery', { body });
}

export function putPassphrase(
  body: Confirmed & {
    readonly auth_key: string;
    readonly kdf: KdfParameters;
    readonly wrapped_user_key: string;
    readonly end_recovery: boolean;
  },
): Promise<unknown> {
  return call('PUT', '/api/v1/vault/passphrase', { body });
}

export function putCustody(body: Confirmed & { custody: Custody; user_key?: string }): Promise<unknown> {
  return call('PUT', '/api/v1/vault/custody', { body });
}

export async function openRecovery(body: { username: string; recovery_auth_key: string }): Promise<string> {
  return (await call<{ wrapped_user_key: string }>('POST', '/api/v1/recovery/open', { body })).wrapped_user_key;
}

export function finishRecovery(body: {
  username: string;
  recovery_auth_key: string;
  auth_key: string;
  kdf: KdfParameters;
  wrapped_user_key: string;
}): Promise<unknown> {
  return call('POST', '/api/v1/recovery/finish', { body });
}

/** Whether allauth's 401 means "the key was right, now the code". */
export function wantsSecondFactor(detail: Readonly<Record<string, unknown>>): boolean {
  const flows = detail['flows'];
  return (
    Array.isArray(flows) &&
    flows.some((flow: { id?: unknown; is_pending?: unknown }) => flow.id === 'mfa_authenticate' && flow.is_pending === true)
  );
}
