import { API_HEADER } from '../errors';

/** An answer as our own server gives it. */
export function ours(response: Response): Response {
  response.headers.set(API_HEADER, '1');
  return response;
}
