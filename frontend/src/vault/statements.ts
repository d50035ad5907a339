import { decode } from './box';
import { toBase64url, utf8 } from './bytes';
import { sign, verify } from './curves';
import { joinHeader } from './headers';
import type { Identity } from './identity';

// What somebody says and signs without sealing it: everybody may read it, and nobody else can have said it.

/** Of what a clinician may have to pass on. */
export async function limitsStatement(clinician: string, text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', utf8(text));
  return joinHeader('limits', clinician, toBase64url(new Uint8Array(digest)));
}

export type ScopeTerms = {
  readonly scope: string;
  readonly client: string;
  readonly clinician: string;
  readonly kind: string;
  readonly level: string;
  readonly start: string; // a day, and
  readonly until: string; // an instant, both exactly as they are sent
};

/** Of what a client shares by itself. */
export function scopeStatement({ scope, client, clinician, kind, level, start, until }: ScopeTerms): string {
  return joinHeader('scope', scope, client, clinician, kind, level, start, until);
}

export async function signStatement(statement: string, { signing }: Identity): Promise<string> {
  return toBase64url(await sign(signing, utf8(statement)));
}

/** Whether whoever holds this Ed25519 key signed exactly this. */
export async function holdsStatement(statement: string, signature: string, ed25519: string): Promise<boolean> {
  try {
    return await verify(decode(ed25519), decode(signature), utf8(statement));
  } catch {
    return false; // not even the shape of a key or signature
  }
}
