import { call } from './transport';

/** Where notes about what felt bad go: `key` is null where nobody reads any. */
export type FeedbackOffer = { readonly key: string | null; readonly read_within_days: number };

export function getFeedbackOffer(): Promise<FeedbackOffer> {
  return call('GET', '/api/v1/feedback', { anonymous: true });
}

export function deliverFeedback(sealed: { readonly enc: string; readonly ct: string }): Promise<unknown> {
  return call('POST', '/api/v1/feedback', { body: sealed, anonymous: true });
}
