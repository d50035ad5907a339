import { api, take } from './client';
import type { components } from './schema';

export type AccountPasskey = components['schemas']['Passkey'];
export type NewPasskeyBody = components['schemas']['NewPasskeyRequest'];
export type ShownPasskeyBody = components['schemas']['ShownPasskeyRequest'];

export async function getPasskeys(): Promise<readonly AccountPasskey[]> {
  return (await take(api.GET('/api/v1/passkeys'))).results;
}

/** What a passkey is to sign, or be made upon. */
export async function requestPasskeyChallenge(): Promise<string> {
  return (await take(api.POST('/api/v1/passkeys/ask'))).challenge;
}

export async function createPasskey(body: NewPasskeyBody): Promise<void> {
  await take(api.POST('/api/v1/passkeys', { body }));
}

/** Signs in, and gives the user key as this passkey's holder can open it. */
export async function requestPasskeySignIn(body: ShownPasskeyBody): Promise<string> {
  return (await take(api.POST('/api/v1/passkeys/open', { body }))).wrapped_user_key;
}

export async function deletePasskey(id: string, current_auth_key: string): Promise<void> {
  await api.POST('/api/v1/passkeys/{id}/remove', { params: { path: { id } }, body: { current_auth_key } });
}
