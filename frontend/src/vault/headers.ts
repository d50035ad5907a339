import { toBase64url, utf8 } from './bytes';

/** What a share is, to whom and until when. Every part is bound into the copy, so none can be edited afterwards. */
export type GrantHeader = {
  readonly grant: string;
  readonly client: string;
  readonly clinician: string;
  readonly kind: string;
  readonly about: string; // from `aboutOf`
  readonly level: 'summary' | 'full';
  readonly until: string | null; // exactly as it was sent
};

export type AliasHeader = { readonly careLink: string; readonly client: string; readonly clinician: string };

export function grantHeader(grant: GrantHeader): string {
  const { client, clinician, kind, about, level, until } = grant;
  return joinHeader('grant', grant.grant, client, clinician, kind, ...about.split('|'), level, until ?? '-');
}

type Shared = { readonly grant: string; readonly kind: string; readonly entry: string; readonly entryRevision: number };

/**
 * What stands for an entry at a revision in what its reader is told: an id of an entry says when it was begun, and a
 * revision how often it was written. Shares from before have the two themselves, with | between.
 */
export async function aboutOf({ grant, kind, entry, entryRevision }: Shared): Promise<string> {
  const told = utf8(joinHeader('about', grant, kind, entry, String(entryRevision)));
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', told)));
}

/** Whether a share is about this entry at this revision, as it says: of now or of before. */
export async function isAbout(about: string, shared: Shared): Promise<boolean> {
  return about === `${shared.entry}|${shared.entryRevision}` || about === (await aboutOf(shared));
}

export function aliasHeader({ careLink, client, clinician }: AliasHeader): string {
  return joinHeader('alias', careLink, client, clinician);
}

/** Of what a clinician writes back to one share, which is `about` one entry. */
export type ReplyHeader = { readonly reply: string; readonly clinician: string; readonly client: string; readonly grant: string; readonly about: string };

export function replyHeader({ reply, clinician, client, grant, about }: ReplyHeader): string {
  return joinHeader('reply', reply, clinician, client, grant, about.split('|')[0] ?? '');
}

/** Of what a clinician offers to one client. */
export type SuggestionHeader = { readonly suggestion: string; readonly clinician: string; readonly client: string; readonly careLink: string };

export function suggestionHeader({ suggestion, clinician, client, careLink }: SuggestionHeader): string {
  return joinHeader('suggestion', suggestion, clinician, client, careLink);
}

/** Of the code by which a clinician hands a client over to a colleague. */
export type HandoverHeader = { readonly handover: string; readonly clinician: string; readonly client: string; readonly careLink: string; readonly invitation: string };

export function handoverHeader({ handover, clinician, client, careLink, invitation }: HandoverHeader): string {
  return joinHeader('handover', handover, clinician, client, careLink, invitation);
}

/** Two headers must never read the same, so no part may bring a divider of its own. */
export function joinHeader(...parts: readonly string[]): string {
  if (parts.some((part) => part === '' || part.includes('|'))) throw new TypeError('a header part may not be empty or hold |');
  return ['v1', ...parts].join('|');
}
