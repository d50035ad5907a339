import type { SealedCopy } from '../vault/copies';
import type { Listed } from './sharing';
import { call } from './transport';

// What a clinician suggests to a client. All of it needs a connection.

export type SuggestionWaits = { readonly id: string; readonly care_link: string; readonly sent_at: string; readonly was_read: boolean };
export type SentSuggestion = SuggestionWaits & { readonly clinician: string; readonly copy: SealedCopy; readonly signature: string };
export type OwnSuggestion = { readonly id: string; readonly sealed: SealedCopy; readonly suggested_on: string; readonly accepted: boolean };

export async function getSuggestions(): Promise<readonly SuggestionWaits[]> {
  return (await call<Listed<SuggestionWaits>>('GET', '/api/v1/suggestions', { query: { limit: 100 } })).results;
}

/** It stays with the client from now on. Throws ApiError 404 where it was taken back or answered. */
export function markSuggestionRead(id: string): Promise<SentSuggestion> {
  return call('POST', `/api/v1/suggestions/${id}/read`);
}

/** It was taken or left: `showAccepted` alone says which. Throws ApiError 404 where it is gone by itself. */
export function answerSuggestion(id: string, showAccepted: boolean): Promise<void> {
  return call('POST', `/api/v1/suggestions/${id}/answer`, { body: { show_accepted: showAccepted } });
}

const ofClient = (careLink: string, id = ''): string => `/api/v1/clinic/clients/${careLink}/suggestions${id && `/${id}`}`;

export async function getOwnSuggestions(careLink: string, options: Parameters<typeof call>[2] = {}): Promise<readonly OwnSuggestion[]> {
  return (await call<{ results: readonly OwnSuggestion[] }>('GET', ofClient(careLink), options)).results;
}

export function putSuggestion(careLink: string, id: string, body: { readonly copy: SealedCopy; readonly signature: string; readonly draft?: number | undefined }): Promise<OwnSuggestion> {
  return call('PUT', ofClient(careLink, id), { body });
}

export function withdrawSuggestion(careLink: string, id: string): Promise<void> {
  return call('DELETE', ofClient(careLink, id));
}
