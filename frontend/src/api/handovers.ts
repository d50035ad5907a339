import type { SealedCopy } from '../vault/copies';
import type { Listed } from './sharing';
import { call } from './transport';

// A therapist who left, and going on with another. All of it needs a connection.

export type Departure = { readonly id: string; readonly care_link: string | null; readonly clinician_name: string; readonly left_on: string; readonly was_told: boolean };

export type Handover = {
  readonly id: string;
  readonly care_link: string;
  readonly clinician: string;
  readonly invitation: string;
  readonly new_care_link: string | null; // made already, where going on was cut off
  readonly proposed_on: string;
  readonly copy: SealedCopy;
  readonly signature: string;
};

export type NewHandover = Pick<Handover, 'id' | 'invitation' | 'copy' | 'signature'>;

/** As the clinician who proposed it sees it. */
export type Proposed = { readonly id: string; readonly to: string; readonly proposed_on: string; readonly declined: boolean; readonly closed: boolean };

export async function getDepartures(): Promise<readonly Departure[]> {
  return (await call<Listed<Departure>>('GET', '/api/v1/departures', { query: { limit: 100 } })).results;
}

export function tellDeparture(id: string): Promise<void> {
  return call('POST', `/api/v1/departures/${id}/told`);
}

/** What waits for an answer. */
export async function getHandovers(): Promise<readonly Handover[]> {
  return (await call<Listed<Handover>>('GET', '/api/v1/handovers', { query: { limit: 100 } })).results;
}

export function answerHandover(id: string, answer: 'accepted' | 'declined'): Promise<void> {
  return call('POST', `/api/v1/handovers/${id}/answer`, { body: { answer } });
}

export async function getProposed(careLink: string): Promise<Proposed | null> {
  return (await call<{ handover: Proposed | null }>('GET', `/api/v1/clinic/clients/${careLink}/handover`)).handover;
}

export function putHandover(careLink: string, body: NewHandover): Promise<unknown> {
  return call('PUT', `/api/v1/clinic/clients/${careLink}/handover`, { body });
}

export function withdrawHandover(careLink: string, id: string): Promise<void> {
  return call('DELETE', `/api/v1/clinic/clients/${careLink}/handover`, { query: { id } });
}
