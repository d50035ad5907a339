import { ApiError } from '../../api/errors';
import { getSignInParameters } from '../../api/session';
import { call } from '../../api/transport';
import { bare } from '../../vault/crockford';
import { VaultError } from '../../vault/errors';
import { openWithPassphrase } from '../../vault/passphrase';

const ALLAUTH = '/_allauth/browser/v1';
const TOTP = `${ALLAUTH}/account/authenticators/totp`;

/** What an authenticator app is given, or null when one is set up already. */
export async function newAuthenticator(): Promise<{ secret: string; address: string } | null> {
  try {
    await call('GET', TOTP);
    return null;
  } catch (error) {
    if (!(error instanceof ApiError && error.status === 404)) throw error;
    return { secret: String(error.detail['secret'] ?? ''), address: String(error.detail['totp_url'] ?? '') };
  }
}

/**
 * Sets the authenticator up with its first code, and shows that same code as this session's second factor. The words
 * are asked for again because whoever sits at an open session could else set up an authenticator of their own. Throws
 * VaultError("wrong_passphrase"), WrongCode, ApiError, Offline.
 */
export async function activate({ username, passphrase, typed }: { username: string; passphrase: string; typed: string }): Promise<void> {
  const code = bare(typed);
  const kdf = await getSignInParameters(username);
  await openWithPassphrase(
    passphrase,
    kdf,
    ({ authKey }) => failingAs(new VaultError('wrong_passphrase'), call('POST', `${ALLAUTH}/auth/reauthenticate`, { body: { password: authKey } })),
    (error) => error instanceof VaultError && error.code === 'wrong_passphrase',
  );
  await failingAs(new WrongCode(), call('POST', TOTP, { body: { code } }));
  await call('POST', `${ALLAUTH}/auth/2fa/reauthenticate`, { body: { code } });
}

/** The digits did not fit. */
export class WrongCode extends Error {
  constructor() {
    super('wrong_code');
    this.name = 'WrongCode';
  }
}

/** What a 400 of this call means. */
async function failingAs(meaning: Error, answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    throw error instanceof ApiError && error.status === 400 ? meaning : error;
  }
}
