import createClient from 'openapi-fetch';

import type { paths } from './schema';
import { origin, send } from './transport';

/**
 * The typed API: `const reminders = await take(api.GET('/api/v1/reminders'))`. Every call throws ApiError when the
 * server says no and Offline when it can't be reached; there is no error to look for in the answer.
 */
export const api = createClient<paths>({ baseUrl: origin(), fetch: send });

/** The data of an answer that is known to be good, because `api` throws otherwise. */
export async function take<Data>(answer: Promise<{ data?: Data }>): Promise<NonNullable<Data>> {
  return (await answer).data as NonNullable<Data>;
}

export { ApiError, Offline } from './errors';
