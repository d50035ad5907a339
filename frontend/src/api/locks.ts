import { call } from './transport';

/** Makes the server's half of a PIN lock. Throws like `call`. */
export function createLock(proof: string): Promise<{ id: string; share: string }> {
  return call('POST', '/api/v1/locks', { body: { proof } });
}

/** Throws ApiError "wrong_pin", "lock_emptied" with the last try, "not_found" once it is gone, and Offline. */
export function openLock(id: string, proof: string): Promise<{ share: string; wrong_before: number }> {
  return call('POST', `/api/v1/locks/${id}/open`, { body: { proof } });
}

export function deleteLock(id: string): Promise<unknown> {
  return call('DELETE', `/api/v1/locks/${id}`);
}
