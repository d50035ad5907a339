import { call } from './transport';
import type { AccessRecord } from '../vault/access-chain';
import type { OwnCopy, SealedCopy } from '../vault/copies';
import type { PublicKeys } from '../vault/identity';

// Consent as the server keeps it. All of it needs a connection: nothing here is kept on the device or sent later.

export type Clinician = {
  readonly id: string;
  readonly display_name: string;
  readonly practice: string;
  readonly response_window: string;
  readonly away: Away | null;
  readonly limits: Limits | null; // what they may have to pass on; null where they said nothing
};

/** In the clinician's own words, and signed by them. */
export type Limits = { readonly text: string; readonly signature: string };

/** From the first day to the last, and who is there meanwhile. */
export type Away = { readonly from_on: string; readonly until_on: string; readonly cover: string };

export type FoundInvitation = {
  readonly id: string;
  readonly clinician: Clinician;
  readonly public_keys: PublicKeys;
  readonly proof: string;
  readonly expires_at: string;
};

export type CareLink = {
  readonly id: string;
  readonly clinician: Clinician;
  readonly public_keys: PublicKeys;
  readonly alias_copy: SealedCopy | null; // gone once the link has ended, and
  readonly own_copy?: OwnCopy | null; // there from then on, for this person alone
  readonly since: string;
  readonly ended_at: string | null;
  readonly ended_by: 'client' | 'clinician' | 'left' | 'handover' | '';
  readonly paused: boolean; // the yes to it is too long ago
  readonly keys: 'first' | 'lost' | 'anew'; // to which keys of the therapist's, by the server's word
};

/** A share with its copy, to be sealed to other keys. */
export type ShareToSeal = Pick<Grant, 'id' | 'kind' | 'entry' | 'level' | 'until'> & { readonly entry_revision: number; readonly about: string; readonly copy: SealedCopy };

export type SealedAnew = {
  readonly sealed_to: PublicKeys;
  readonly alias_copy: SealedCopy;
  readonly readers: readonly { readonly grant: string; readonly reader: SealedCopy['reader'] }[];
};

export type Level = 'summary' | 'full';

export type Grant = {
  readonly id: string;
  readonly care_link: string;
  readonly scope?: string | null; // null: shared by an act of its own
  readonly kind: string;
  readonly entry: string;
  readonly level: Level;
  readonly from_at: string;
  readonly until: string;
  readonly state: 'live' | 'paused' | 'revoked' | 'over';
  readonly opened_at: string | null; // when it was first opened
};

export type { AccessRecord };

export type Listed<Item> = { readonly results: readonly Item[]; readonly next: string | null };

export type NewCareLink = {
  readonly id: string;
  readonly invitation: string;
  readonly lookup: string;
  readonly alias_copy: SealedCopy;
  readonly client_proof: string;
  readonly consent_version: string;
};

export type NewGrant = {
  readonly id: string;
  readonly care_link: string;
  readonly kind: string;
  readonly entry: string;
  readonly entry_revision: number;
  readonly level: Level;
  readonly until: string;
  readonly copy: SealedCopy;
  readonly signature: string;
  readonly scope?: string;
  readonly again?: boolean;
};

const MOST = 100; // of a page

/** Every page of a list, one after the other. */
async function all<Item>(path: string): Promise<readonly Item[]> {
  const items: Item[] = [];
  let cursor: string | null = null;
  do {
    const page: Listed<Item> = await call('GET', path, { query: { limit: MOST, ...(cursor === null ? {} : { cursor }) } });
    items.push(...page.results);
    cursor = page.next;
  } while (cursor !== null);
  return items;
}

/** Live and ended ones, newest first. */
export function getCareLinks(): Promise<readonly CareLink[]> {
  return all('/api/v1/care-links');
}

/** Every share, live or over, newest first. */
export function getGrants(): Promise<readonly Grant[]> {
  return all('/api/v1/grants');
}

/** One page of the log, newest first. */
export function getAccessRecords(cursor: string | null): Promise<Listed<AccessRecord>> {
  return call('GET', '/api/v1/access-records', { query: cursor === null ? {} : { cursor } });
}

/** Throws ApiError 404 when no open invitation has this code. Only the first part of a code may be handed over. */
export function findInvitation(lookup: string): Promise<FoundInvitation> {
  return call('POST', '/api/v1/invitations/find', { body: { lookup } });
}

export function createCareLink(body: NewCareLink): Promise<CareLink> {
  return call('POST', '/api/v1/care-links', { body });
}

export async function getSharesToSeal(careLink: string): Promise<readonly ShareToSeal[]> {
  return (await call<Listed<ShareToSeal>>('GET', `/api/v1/care-links/${careLink}/sealed`)).results;
}

export function sealAnew(careLink: string, body: SealedAnew): Promise<CareLink> {
  return call('POST', `/api/v1/care-links/${careLink}/seal-anew`, { body });
}

export function endCareLink(careLink: string): Promise<void> {
  return call('POST', `/api/v1/care-links/${careLink}/end`);
}

export function createGrant(body: NewGrant): Promise<Grant> {
  return call('POST', '/api/v1/grants', { body });
}

export function revokeGrant(grant: string): Promise<Grant> {
  return call('POST', `/api/v1/grants/${grant}/revoke`);
}
