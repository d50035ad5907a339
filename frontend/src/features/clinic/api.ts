import type { ShownClinician } from '../../vault/invitation';
import { call } from '../../api/transport';
import type { SealedCopy } from '../../vault/copies';
import type { WordsEnvelope } from '../../vault/envelope';
import type { PublicKeys } from '../../vault/identity';
import type { Level, Listed } from '../../api/sharing';

// What the server shows a clinician. Answers are held by the page that asked and go with it: nothing of a client is
// stored here.

type CaseBase = {
  readonly care_link: string;
  readonly client: string;
  readonly invitation: { readonly id: string; readonly words: WordsEnvelope | null } | null;
  readonly alias_copy: SealedCopy | null;
  readonly client_public_keys: PublicKeys;
  readonly client_proof: string;
  readonly linked_on: string; // a day
  readonly next_session_at: string | null;
  readonly last_session_at: string | null;
};

export type Case = CaseBase & { readonly shared: Readonly<Record<string, number>> };

export type SharedItem = {
  readonly grant: string;
  readonly kind: string;
  readonly entry: string;
  readonly entry_revision: number;
  readonly level: Level;
  readonly shared_on: string; // a day
  readonly since_last_session: boolean;
  readonly until: string;
  readonly opened_before: boolean;
};

export type ClientCase = CaseBase & { readonly shared: readonly SharedItem[] };

export type SharedCopy = Omit<SharedItem, 'shared_on' | 'since_last_session' | 'opened_before'> & {
  readonly client: string;
  readonly clinician: string;
  readonly copy: SealedCopy;
  readonly signature: string;
};

export type Invitation = {
  readonly id: string;
  readonly words: WordsEnvelope | null;
  readonly state: 'open' | 'used' | 'withdrawn' | 'expired';
  readonly created_at: string;
  readonly expires_at: string;
};

export type NewInvitation = { readonly id: string; readonly lookup: string; readonly proof: string; readonly words: WordsEnvelope };

/** By next session, soonest first; with what every client reads of the clinician. */
export function getCaseload(): Promise<Listed<Case> & ShownClinician> {
  return call('GET', '/api/v1/clinic/caseload');
}

export function getClient(careLink: string): Promise<ClientCase> {
  return call('GET', `/api/v1/clinic/clients/${careLink}`);
}

/** Fetching is reading: each call is one line in the client's log. Throws ApiError 404 once it was taken back. */
export function getSharedCopy(grant: string): Promise<SharedCopy> {
  return call('GET', `/api/v1/clinic/shared-copies/${grant}`);
}

export function putNextSession(careLink: string, nextSessionAt: string | null): Promise<unknown> {
  return call('PUT', `/api/v1/clinic/clients/${careLink}/next-session`, { body: { next_session_at: nextSessionAt } });
}

export async function getInvitations(): Promise<readonly Invitation[]> {
  return (await call<Listed<Invitation>>('GET', '/api/v1/invitations', { query: { limit: 100 } })).results;
}

export function postInvitation(body: NewInvitation): Promise<Invitation> {
  return call('POST', '/api/v1/invitations', { body });
}

export function deleteInvitation(id: string): Promise<void> {
  return call('DELETE', `/api/v1/invitations/${id}`);
}

export function postEnd(careLink: string): Promise<void> {
  return call('POST', `/api/v1/care-links/${careLink}/end`);
}
