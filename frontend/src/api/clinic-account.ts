import { changedOf } from './changed';
import { api, take } from './client';
import type { components } from './schema';

/** How clients read a clinician, and what the clinician's own keys lack. */
export type ClinicianAccount = components['schemas']['OwnAccount'];
export type Lacks = ClinicianAccount['lacks'][number];

export function getClinicianAccount(): Promise<ClinicianAccount> {
  return take(api.GET('/api/v1/clinic/account'));
}

export type OwnForm = Pick<ClinicianAccount, 'display_name' | 'timezone'>;

/**
 * Keeps what is another than before. `before`: as the page showed it; throws ApiError("stale_revision") where it is
 * another by now.
 */
export function changeClinicianAccount(form: OwnForm, before: OwnForm): Promise<ClinicianAccount> {
  return take(api.PATCH('/api/v1/clinic/account', { body: { ...changedOf(form, before), before } }));
}
