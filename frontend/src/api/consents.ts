import { api, take } from './client';
import type { components } from './schema';

export type Consent = components['schemas']['Consent'];
export type ConsentAnswer = components['schemas']['ConsentAnswerRequest'];

/** What the person agreed to and is not over, the longest since first. */
export async function getConsents(): Promise<readonly Consent[]> {
  return (await take(api.GET('/api/v1/consents'))).results;
}

export async function answerConsent(body: ConsentAnswer): Promise<void> {
  await take(api.POST('/api/v1/consents', { body }));
}
