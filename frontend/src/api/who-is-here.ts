import { call } from './transport';
import type { SessionAnswer } from './types';

/** Who the server thinks is here. Also sets the CSRF cookie. Apart, for it is all that a first visit asks. */
export function getSession(): Promise<SessionAnswer> {
  return call('GET', '/api/v1/session');
}
