import { changedOf } from '../../api/changed';
import { call } from '../../api/transport';
import type { Listed } from '../../api/sharing';

// What an administrator reads and changes: the practice and who works there. Nothing here is about a client.

export type Practice = {
  readonly name: string;
  readonly response_window: string;
  readonly timezone: string;
  readonly country: string;
  readonly item9_procedure: string;
};

export type Working = { readonly id: string; readonly display_name: string; readonly since: string; readonly left_on: string | null };

export type OwnLink = { readonly id: string; readonly display_name: string; readonly expires_at: string };

export function getPractice(): Promise<Practice> {
  return call('GET', '/api/v1/practice');
}

/**
 * Keeps what is another than before. `before`: as the page showed it; throws ApiError("stale_revision") where it is
 * another by now.
 */
export function changePractice(practice: Practice, before: Practice): Promise<Practice> {
  return call('PATCH', '/api/v1/practice', { body: { ...changedOf(practice, before), before } });
}

export async function getWorking(): Promise<readonly Working[]> {
  return (await call<Listed<Working>>('GET', '/api/v1/practice/clinicians')).results;
}

export async function getLinks(): Promise<readonly OwnLink[]> {
  return (await call<Listed<OwnLink>>('GET', '/api/v1/practice/links')).results;
}

/** The token of a new link, told this once. Throws ApiError("second_factor_again"). */
export async function makeLink(display_name: string, code: string): Promise<string> {
  return (await call<{ token: string }>('POST', '/api/v1/practice/links', { body: { display_name, code } })).token;
}

export function withdrawLink(id: string): Promise<void> {
  return call('DELETE', `/api/v1/practice/links/${id}`);
}

export type PersonAct = 'reset-second-factor' | 'deactivate';

/** Throws ApiError("second_factor_again"). */
export function actOn(id: string, act: PersonAct, code: string): Promise<void> {
  return call('POST', `/api/v1/practice/clinicians/${id}/${act}`, { body: { code } });
}
