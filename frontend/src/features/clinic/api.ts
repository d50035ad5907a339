import { ApiError } from '../../api/errors';
import { call } from '../../api/transport';
import type { SealedCopy } from '../../vault/copies';
import type { WordsEnvelope } from '../../vault/envelope';
import type { PublicKeys } from '../../vault/identity';
import type { ShownClinician } from '../../vault/invitation';
import type { Away, Level, Limits, Listed } from '../../api/sharing';
import { over } from './over';
import { UNATTENDED } from './unattended';

// What the server shows a clinician. Answers are held by the page that asked and go with it: nothing of a client is
// stored here.

export type Introduction = {
  readonly care_link: string;
  readonly client: string;
  readonly invitation: { readonly id: string; readonly words: WordsEnvelope | null } | null;
  readonly alias_copy: SealedCopy | null;
  readonly client_public_keys: PublicKeys;
  readonly client_proof: string;
  readonly keys: 'first' | 'lost' | 'anew'; // to which keys of the clinician's
};

/** Sealed by the clinician for themselves. */
export type Sealed = { readonly words: WordsEnvelope; readonly revision: number };

/** Without words it is thrown away. */
export type NewSealed = { readonly words: WordsEnvelope | null; readonly revision: number };

type CaseBase = {
  readonly care_link: string;
  readonly linked_on: string; // a day
  readonly next_session_at: string | null;
  readonly last_session_at: string | null;
  readonly every_weeks: number; // 0: no session comes again
  /** What stands offered, and what of it they said they took. */
  readonly suggested: { readonly offered?: number; readonly accepted?: number };
  readonly review: readonly { readonly reason: string; readonly on: string }[];
};

type Counts = Readonly<Record<string, number>>;

/** `shared` since the last session; `unopened` of all that is shared. Both by kind. */
export type Case = CaseBase & { readonly shared: Counts; readonly unopened: Counts };

export type Caseload = Listed<Case> & ShownClinician & { readonly mark: string; readonly roster: Sealed | null };

export type SharedItem = {
  readonly grant: string;
  readonly kind: string;
  readonly about: string; // stands for the entry and its revision, and tells neither
  readonly level: Level;
  readonly shared_on: string; // a day
  readonly since_last_session: boolean;
  readonly until: string;
  readonly opened_before: boolean;
};

/** What the client shares by itself, with all that they signed. */
export type ClientScope = { readonly scope: string; readonly kind: string; readonly level: Level; readonly start: string; readonly until: string; readonly signature: string };

export type ClientCase = CaseBase & {
  readonly introduction: Introduction;
  readonly shared: readonly SharedItem[];
  readonly scopes: readonly ClientScope[];
  readonly unopened: Counts;
  readonly memo: Sealed | null;
  readonly review_mark?: string; // how far "seen" reaches; a server of 06a9e25 does not say it
};

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

export type NewInvitation = { readonly id: string; readonly lookup: string; readonly proof: string; readonly words: WordsEnvelope; readonly code: string };

/** Whatever is asked: once the server knows this session no more, everything of everybody leaves the screen. */
export async function ask<Body>(...asked: Parameters<typeof call>): Promise<Body> {
  try {
    return await call<Body>(...asked);
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) await over();
    throw error;
  }
}

/** By next session, soonest first; with what every client reads of the clinician. */
export function getCaseload(): Promise<Caseload> {
  return ask('GET', '/api/v1/clinic/caseload', UNATTENDED);
}

/** Who these links are with; at most 40 at once. */
export async function getIntroductions(careLinks: readonly string[]): Promise<readonly Introduction[]> {
  const query = { care_links: careLinks.join(',') };
  return (await ask<{ results: readonly Introduction[] }>('GET', '/api/v1/clinic/introductions', { query, ...UNATTENDED })).results;
}

export function putRoster(body: Sealed): Promise<Sealed> {
  return ask('PUT', '/api/v1/clinic/roster', { body, ...UNATTENDED });
}

/** A server of 06a9e25 says `grants` alone. */
export type Beat = { readonly mark: string; readonly shared?: readonly Pick<SharedItem, 'grant' | 'about'>[]; readonly grants?: readonly string[] };

/**
 * Whether the caseload is another by now, and all that this client still shares. Throws ApiError 404 without a link.
 */
export function getHeartbeat(careLink: string | null): Promise<Beat> {
  return ask('GET', careLink === null ? '/api/v1/clinic/heartbeat' : `/api/v1/clinic/clients/${careLink}/heartbeat`, UNATTENDED);
}

/** `unattended`: asked for by the page itself. */
export function getClient(careLink: string, unattended = false): Promise<ClientCase> {
  return ask('GET', `/api/v1/clinic/clients/${careLink}`, unattended ? UNATTENDED : {});
}

export function putMemo(careLink: string, body: Sealed): Promise<Sealed> {
  return ask('PUT', `/api/v1/clinic/clients/${careLink}/memo`, { body });
}

type OfDraft = { readonly draft: Sealed | null };

/** What this clinician is replying to what was shared, and has not sent. Throws ApiError 404 once it is over. */
export async function getReplyDraft(grant: string): Promise<Sealed | null> {
  return (await ask<OfDraft>('GET', `/api/v1/clinic/replies/${grant}/draft`)).draft;
}

export function putReplyDraft(grant: string, body: NewSealed): Promise<unknown> {
  return ask('PUT', `/api/v1/clinic/replies/${grant}/draft`, { body });
}

/** What they are about to suggest to a client. */
export async function getSuggestionDraft(careLink: string): Promise<Sealed | null> {
  return (await ask<OfDraft>('GET', `/api/v1/clinic/clients/${careLink}/suggestion-draft`)).draft;
}

export function putSuggestionDraft(careLink: string, body: NewSealed): Promise<unknown> {
  return ask('PUT', `/api/v1/clinic/clients/${careLink}/suggestion-draft`, { body });
}

export async function getAway(): Promise<Away | null> {
  return (await ask<{ away: Away | null }>('GET', '/api/v1/practice/away')).away;
}

/**
 * Null once they are not away any more, or not at all. `before`: as the page showed it. Throws
 * ApiError("stale_revision") where it is another by now.
 */
export async function putAway(away: Away | null, before: Away | null): Promise<Away | null> {
  return (await ask<{ away: Away | null }>('PUT', '/api/v1/practice/away', { body: { away, before: { away: before } } })).away;
}

/** Ends every link and the account's use. Throws ApiError("wrong_passphrase"). */
export function leavePractice(current_auth_key: string): Promise<void> {
  return ask('POST', '/api/v1/practice/leave', { body: { current_auth_key } });
}

/** The clinician saw what had changed when their page was fetched. */
export function markReviewed({ care_link, review_mark: mark }: Pick<ClientCase, 'care_link' | 'review_mark'>): Promise<void> {
  return ask('POST', `/api/v1/clinic/clients/${care_link}/reviewed`, { body: { mark } });
}

/**
 * Fetching is reading: each call is one line in the client's log. Throws ApiError 404 once it was taken back, and
 * "stale_revision" where it is another by now: then nothing was read.
 */
export function getSharedCopy({ grant, about }: Pick<SharedItem, 'grant' | 'about'>): Promise<SharedCopy> {
  return ask('GET', `/api/v1/clinic/shared-copies/${grant}`, { query: { about } });
}

export type Session = Pick<CaseBase, 'next_session_at' | 'every_weeks'>;
type NewSession = {
  readonly next_session_at: string | null;
  readonly every_weeks: number | undefined;
  readonly leaving_out: string | null | undefined;
  readonly last_took_place: boolean | undefined;
  readonly before: Session;
};

/**
 * Without `every_weeks` this one alone is moved, or for null left out: then `leaving_out` says which one is meant, so
 * that asking twice, for the answer was lost, leaves no other one out. `last_took_place`: whether the session that
 * began a few hours before did, or this stands for it. `before`: as the page showed it; throws
 * ApiError("stale_revision") where it is another by now.
 */
export function putNextSession(careLink: string, body: NewSession): Promise<Session> {
  return ask('PUT', `/api/v1/clinic/clients/${careLink}/next-session`, { body });
}

export async function getInvitations(): Promise<readonly Invitation[]> {
  return (await ask<Listed<Invitation>>('GET', '/api/v1/invitations', { query: { limit: 100 } })).results;
}

export function createInvitation(body: NewInvitation): Promise<Invitation> {
  return ask('POST', '/api/v1/invitations', { body });
}

export function deleteInvitation(id: string): Promise<void> {
  return ask('DELETE', `/api/v1/invitations/${id}`);
}

export function endCareLink(careLink: string): Promise<void> {
  return ask('POST', `/api/v1/care-links/${careLink}/end`);
}

/** What this clinician may have to pass on, in their own words. */
export function getLimits(): Promise<{ limits: Limits | null }> {
  return ask('GET', '/api/v1/clinic/limits');
}

/** `before`: the text as the page showed it. Throws ApiError("stale_revision") where it is another by now. */
export function putLimits(body: Limits & { readonly before: string }): Promise<{ limits: Limits | null }> {
  return ask('PUT', '/api/v1/clinic/limits', { body });
}

/** A line of the client's log that is the clinician's own: `act` is "opened", "acknowledged" or "exported". */
export type OpenedLine = { readonly act: string; readonly grant: string; readonly kind: string; readonly on: string };

/** What this clinician opened of a client's, and did with it, newest first, as the client reads it too. */
export async function getOpened(careLink: string): Promise<readonly OpenedLine[]> {
  return (await ask<{ results: readonly OpenedLine[] }>('GET', `/api/v1/clinic/clients/${careLink}/opened`)).results;
}
