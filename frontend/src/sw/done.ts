import { requestByToken } from './request';

const MOST = 50; // tokens that the server takes at a time

/**
 * Takes away the notes on this device's screen that are done: answered on another one, or inside the app, or of a
 * reminder that is gone. Asks nothing where none stands there. `stays` was shown just now, as the browser wants it.
 */
export async function putDoneAway(registration: ServiceWorkerRegistration, stays: string | null = null): Promise<void> {
  const onScreen = (await registration.getNotifications()).flatMap((notification) => {
    const token = (notification.data as { token?: string | null } | null)?.token;
    return token && token !== stays ? [{ notification, token }] : [];
  });
  const tokens = [...new Set(onScreen.map(({ token }) => token))].slice(0, MOST);
  if (tokens.length === 0) return;
  const word = await requestByToken('/api/v1/deliveries/done', { tokens }).catch(() => null);
  if (word?.said !== 'yes') return;
  const done = new Set((word.body as { done?: readonly string[] } | undefined)?.done);
  for (const { notification, token } of onScreen) if (done.has(token)) notification.close();
}
