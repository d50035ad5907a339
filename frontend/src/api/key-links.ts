import { api, take } from './client';
import type { components } from './schema';

/** What a clinician's one-time link is for: an account, or where `username` is named new keys of it. */
export type KeyLink = components['schemas']['KeyLink'];

/** Throws ApiError 403 once it was used, or is too old. */
export function findKeyLink(link: string): Promise<KeyLink> {
  return take(api.POST('/api/v1/accounts/key-links/find', { body: { link } }));
}

export async function requestNewKeys(body: components['schemas']['RenewKeysRequest']): Promise<void> {
  await api.POST('/api/v1/accounts/key-links/use', { body });
}
