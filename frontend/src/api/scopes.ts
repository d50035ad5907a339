import type { WordsEnvelope } from '../vault/envelope';
import type { Level } from './sharing';
import { call } from './transport';

// What is shared by itself, kind by kind, and what never is.

export type Scope = {
  readonly id: string;
  readonly care_link: string;
  readonly kind: string;
  readonly level: Level;
  readonly start: string; // the first day
  readonly until: string;
  readonly signature: string;
};

/** Those that run, paused ones too. There are few: one of a kind for each therapist. */
export async function getScopes(): Promise<readonly Scope[]> {
  return (await call<{ results: readonly Scope[] }>('GET', '/api/v1/scopes', { query: { limit: 100 } })).results;
}

export function createScope(body: Scope): Promise<Scope> {
  return call('POST', '/api/v1/scopes', { body });
}

/** All that was shared by it is taken back. */
export function endScope(id: string): Promise<unknown> {
  return call('POST', `/api/v1/scopes/${id}/end`);
}

export type SealedMarks = { readonly words: WordsEnvelope | null; readonly revision: number };

export function getPrivateMarks(): Promise<SealedMarks> {
  return call('GET', '/api/v1/private-marks');
}

/** Throws ApiError("stale_revision") unless it is one above the one there is. */
export function putPrivateMarks(body: SealedMarks): Promise<SealedMarks> {
  return call('PUT', '/api/v1/private-marks', { body });
}
