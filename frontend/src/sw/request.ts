import { API_HEADER, isOurs } from '../api/errors';

const TIMEOUT_MS = 10_000;
const TOO_EARLY: ReadonlySet<number> = new Set([408, 429]);

/** What our own server said: yes, with a body or without; "not now"; or no, and tomorrow it will say the same. */
export type Word = { readonly said: 'yes'; readonly body: unknown } | { readonly said: 'not_now' | 'no' };

/**
 * A POST that is let in by the token in its address or body alone: no cookie goes along, so it works signed out. Only
 * an answer in the server's own shape and with its mark is its word. Throws TypeError or DOMException where it can't be
 * reached, or something else answers in its place (a proxy, a hotel's sign-in page).
 */
export async function requestByToken(path: string, body: unknown): Promise<Word> {
  const response = await fetch(path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
    credentials: 'omit',
    cache: 'no-store',
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const marked = response.headers.has(API_HEADER);
  const text = await response.text();
  if (marked && response.status === 204 && text === '') return { said: 'yes', body: undefined };
  const answer: unknown = JSON.parse(text); // what is no JSON throws, and is nobody's word
  if (marked && response.ok && isObject(answer)) return { said: 'yes', body: answer };
  if (!marked || !isOurs(answer)) throw new TypeError('something else answered in its place');
  return { said: response.status >= 500 || TOO_EARLY.has(response.status) ? 'not_now' : 'no' };
}

function isObject(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null;
}
