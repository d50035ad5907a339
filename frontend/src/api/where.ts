import { api, take } from './client';
import type { components } from './schema';

export type AccountEvent = components['schemas']['AccountEvent'];
export type SignedInDevice = components['schemas']['SignedInDevice'];

/** What happened to the account, the newest first. */
export async function getAccountEvents(): Promise<readonly AccountEvent[]> {
  return (await take(api.GET('/api/v1/account-events'))).results;
}

/** This device need not say again what happened up to that number. */
export async function markTold(number: number): Promise<void> {
  await api.POST('/api/v1/account-events/told', { body: { number } });
}

/** Where the person is signed in, the newest first. */
export async function getSignedInDevices(): Promise<readonly SignedInDevice[]> {
  return (await take(api.GET('/api/v1/signed-in-devices'))).results;
}

/** Its next request is signed out. */
export async function endDevice(id: string): Promise<void> {
  await api.DELETE('/api/v1/signed-in-devices/{id}', { params: { path: { id } } });
}

export async function endOtherDevices(): Promise<void> {
  await api.POST('/api/v1/signed-in-devices/end-others');
}
