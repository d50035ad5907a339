import { ApiError } from '../../api/errors';
import { call } from '../../api/transport';

const TOTP = '/_allauth/browser/v1/account/authenticators/totp';

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

/** Sets the authenticator up with its first code, and shows that same code as this session's second factor. Throws ApiError 400. */
export async function activate(typed: string): Promise<void> {
  const code = typed.replaceAll(/\s/g, '');
  await call('POST', TOTP, { body: { code } });
  await call('POST', '/_allauth/browser/v1/auth/2fa/reauthenticate', { body: { code } });
}
