import type { JSX } from 'preact';

import { Resting } from './resting';
import { Tray } from './tray';

export { NotificationActs } from './acts';
export { NotificationView } from './view';
export { seek } from './seek';

/** Beside the card: one that rests and asks, and what waits inside the app. Comes after the first paint. */
export function NotificationsAside({ day }: { day: string }): JSX.Element {
  return (
    <>
      <Resting />
      <Tray day={day} />
    </>
  );
}
