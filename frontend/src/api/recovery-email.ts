import type { KdfParameters } from '../vault/derive';
import { call } from './transport';

/**
 * An e-mail to get back in: `waiting` until its code was typed in. Not offered where no spare key is kept, or no
 * letters are sent.
 */
export type RecoveryEmail = {
  readonly offered: boolean;
  readonly confirmed: string | null;
  readonly waiting: string | null;
};

export function getRecoveryEmail(): Promise<RecoveryEmail> {
  return call('GET', '/api/v1/vault/email');
}

export function putRecoveryEmail(body: { email: string; current_auth_key: string }): Promise<RecoveryEmail> {
  return call('PUT', '/api/v1/vault/email', { body });
}

export function requestEmailConfirmation(code: string): Promise<RecoveryEmail> {
  return call('POST', '/api/v1/vault/email/confirm', { body: { code } });
}

export function requestEmailRemoval(current_auth_key: string): Promise<unknown> {
  return call('POST', '/api/v1/vault/email/remove', { body: { current_auth_key } });
}

/** The answer is the same whether or not there is anybody to send a code to. */
export function requestEmailCode(username: string): Promise<unknown> {
  return call('POST', '/api/v1/recovery/email', { body: { username } });
}

export function openByEmailCode(body: { username: string; code: string }): Promise<{ user_key: string; ticket: string }> {
  return call('POST', '/api/v1/recovery/email/open', { body });
}

export function finishByEmailCode(body: {
  username: string;
  ticket: string;
  auth_key: string;
  kdf: KdfParameters;
  wrapped_user_key: string;
}): Promise<unknown> {
  return call('POST', '/api/v1/recovery/email/finish', { body });
}
