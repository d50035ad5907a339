import type { Place } from './kinds';
import { retryRejected } from './outbox';
import { outboxNow, refreshOutbox } from './status';

/**
 * Words that the server refused until the safety questions are looked at go again once the page of somebody changed,
 * on this device or another: it may hold the check. Whether something goes.
 */
export async function tryBehindQuestions(changed: readonly Place[]): Promise<boolean> {
  if (!changed.some(({ kind }) => kind === 'people')) return false;
  const refused = outboxNow().filter(({ state, error }) => state === 'rejected' && error?.code === 'questions_first');
  for (const operation of refused) await retryRejected(operation);
  await refreshOutbox(refused);
  return refused.length > 0;
}
