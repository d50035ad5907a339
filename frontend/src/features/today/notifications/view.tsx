import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { openNotification, type OpenNotification } from '../../../library/notification-state';
import { FollowUpNotification } from './follow-up';
import { MomentNotification } from './moment';
import type { NotificationProps } from './card';
import { SessionNotification } from './session';
import { ValueNotification } from './value';

/** One note, in the place of the card, until it is put away. */
export function NotificationView({ notification }: { notification: OpenNotification }): JSX.Element | null {
  const { query, route } = useLocation();
  const close = (): void => {
    openNotification.value = null;
    if (query['note']) route('/', true); // so that loading the page again does not bring it back
  };
  useEffect(() => () => void (openNotification.value = null), []); // somebody who goes on has put it away
  const View = VIEWS[notification.content];
  return View ? <View key={notification.occurrence} notification={notification} close={close} /> : null;
}

const VIEWS: Partial<Record<OpenNotification['content'], (props: NotificationProps) => JSX.Element>> = {
  kind_moment: MomentNotification,
  values_note: ValueNotification,
  session: SessionNotification,
  follow_up: FollowUpNotification,
};
