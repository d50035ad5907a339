import { requestByToken } from './request';
import { dropSubscription, keepSubscription, type KeptSubscription } from './store';

export type Renewal = 'renewed' | 'unknown' | 'unreachable';

/**
 * Tells the server the new address of a device, let in by the renewal token alone. 'unknown': the server has no such
 * device any more, and the kept record is dropped. 'unreachable': nothing changed, or something else answered in its
 * place; the next opening tries again.
 */
export async function renew(kept: KeptSubscription, subscription: PushSubscription): Promise<Renewal> {
  const { endpoint, keys } = subscription.toJSON();
  try {
    const body = { renewal_token: kept.renewalToken, endpoint, keys };
    const word = await requestByToken(`/api/v1/push-subscriptions/${kept.id}/renew`, body);
    if (word.said === 'yes' && (word.body as { id?: unknown } | undefined)?.id === kept.id) {
      await keepSubscription({ ...kept, endpoint: subscription.endpoint });
      return 'renewed';
    }
    if (word.said !== 'no') return 'unreachable';
    await dropSubscription();
    return 'unknown';
  } catch {
    return 'unreachable';
  }
}
