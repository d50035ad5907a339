import { api, take } from './client';
import type { components } from './schema';

/** How clients read a clinician, and what the clinician's own keys lack. */
export type ClinicianAccount = components['schemas']['OwnAccount'];
export type Lacks = ClinicianAccount['lacks'][number];

export function getClinicianAccount(): Promise<ClinicianAccount> {
  return take(api.GET('/api/v1/clinic/account'));
}

/** `before`: the name as the page showed it. Throws ApiError("stale_revision") where it is another by now. */
export function renameClinician(display_name: string, before: string): Promise<ClinicianAccount> {
  return take(api.PATCH('/api/v1/clinic/account', { body: { display_name, before } }));
}

export async function getZone(): Promise<string> {
  return (await take(api.GET('/api/v1/profile'))).timezone ?? 'UTC';
}

export async function setZone(timezone: string): Promise<void> {
  await take(api.PATCH('/api/v1/profile', { body: { timezone } }));
}
