import { renew } from './renew';
import { readSubscription } from './store';

declare const self: ServiceWorkerGlobalScope;

/** The push service gave this device another address, or took the old one away: subscribe again and tell the server. */
export async function followChange(fresh: PushSubscription | null | undefined): Promise<void> {
  const kept = await readSubscription();
  if (!kept) return; // turned off, or signed out: nobody asked for notes here
  const { pushManager } = self.registration;
  const subscription =
    fresh ??
    (await pushManager.getSubscription()) ??
    (await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: kept.vapidKey }));
  await renew(kept, subscription);
}
