/** What a share is, to whom and until when. Every part is bound into the copy, so none can be edited afterwards. */
export type GrantHeader = {
  readonly grant: string;
  readonly client: string;
  readonly clinician: string;
  readonly kind: string;
  readonly entry: string;
  readonly entryRevision: number;
  readonly level: 'summary' | 'full';
  readonly until: string | null; // exactly as it was sent
};

export type AliasHeader = { readonly careLink: string; readonly client: string; readonly clinician: string };

export function grantHeader(grant: GrantHeader): string {
  const { client, clinician, kind, entry, entryRevision, level, until } = grant;
  return join('grant', grant.grant, client, clinician, kind, entry, String(entryRevision), level, until ?? '-');
}

export function aliasHeader({ careLink, client, clinician }: AliasHeader): string {
  return join('alias', careLink, client, clinician);
}

/** Of what a clinician writes back to one share of one entry. */
export type ReplyHeader = { readonly reply: string; readonly clinician: string; readonly client: string; readonly grant: string; readonly entry: string };

export function replyHeader({ reply, clinician, client, grant, entry }: ReplyHeader): string {
  return join('reply', reply, clinician, client, grant, entry);
}

/** Of the code by which a clinician hands a client over to a colleague. */
export type HandoverHeader = { readonly handover: string; readonly clinician: string; readonly client: string; readonly careLink: string; readonly invitation: string };

export function handoverHeader({ handover, clinician, client, careLink, invitation }: HandoverHeader): string {
  return join('handover', handover, clinician, client, careLink, invitation);
}

/** Two headers must never read the same, so no part may bring a divider of its own. */
function join(...parts: readonly string[]): string {
  if (parts.some((part) => part === '' || part.includes('|'))) throw new TypeError('a header part may not be empty or hold |');
  return ['v1', ...parts].join('|');
}
