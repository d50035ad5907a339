import type { SealedCopy } from '../vault/copies';
import type { Listed } from './sharing';
import { call } from './transport';

// A clinician's reply to a speak-up. All of it needs a connection.

export type ReplyWaits = {
  readonly id: string;
  readonly care_link: string;
  readonly grant: string;
  readonly entry: string;
  readonly entry_revision: number;
  readonly about: string;
  readonly sent_at: string;
  readonly was_read: boolean;
};

export type SentReply = ReplyWaits & { readonly clinician: string; readonly copy: SealedCopy; readonly signature: string };
export type OwnReply = { readonly id: string; readonly sealed: SealedCopy; readonly sent_on: string };
export type NewReply = { readonly id: string; readonly copy: SealedCopy; readonly signature: string; readonly draft?: number | undefined };
export type Starters = { readonly acknowledgement: string; readonly apology: string; readonly clarification: string; readonly invitation: string; readonly hints: readonly string[] };

export async function getReplies(): Promise<readonly ReplyWaits[]> {
  return (await call<Listed<ReplyWaits>>('GET', '/api/v1/replies', { query: { limit: 100 } })).results;
}

/** From here on nobody writes it anew. Throws ApiError 404 where another took its place a moment ago. */
export function markReplyRead(id: string): Promise<SentReply> {
  return call('POST', `/api/v1/replies/${id}/read`);
}

/** Throws ApiError 404 while there is none. */
export function getOwnReply(grant: string): Promise<OwnReply> {
  return call('GET', `/api/v1/clinic/replies/${grant}`);
}

export function putReply(grant: string, body: NewReply): Promise<OwnReply> {
  return call('PUT', `/api/v1/clinic/replies/${grant}`, { body });
}

/** Beginnings in a language of the app. */
export function getStarters(language: string): Promise<Starters> {
  return call('GET', '/api/v1/clinic/reply-starters', { headers: { 'Accept-Language': language } });
}
