import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { isInstalled, isIos } from '../../pwa/install';
import { pushState, turnOff, turnOn } from '../../pwa/subscription';
import { Actions, Button, Card, ErrorCallout } from '../../ui';
import { t } from '../../i18n';
import { sendOneNow } from '../../api/reminders';

/**
 * Whether notes reach this device. The browser's question comes only after a tap here, and only once there is a
 * reminder.
 */
export function ThisDevice(): JSX.Element {
  const state = pushState.value;
  const { busy, error, run } = useAct();
  const needsHomeScreen = isIos() && !isInstalled();
  const allowed = state === 'not_asked' && Notification.permission === 'granted'; // nothing is asked again
  return (
    <Card>
      <div class="stack">
        <h2>{t('reminders.device_title')}</h2>
        <p>{needsHomeScreen ? t('reminders.device_ios') : allowed ? t('reminders.device_allowed') : t.of('reminders.device', state)}</p>
        {needsHomeScreen && (
          <ol class="steps">
            <li>{t('reminders.ios_1')}</li>
            <li>{t('reminders.ios_2')}</li>
            <li>{t('reminders.ios_3')}</li>
          </ol>
        )}
        {error && <ErrorCallout>{error}</ErrorCallout>}
        {!needsHomeScreen && (state === 'not_asked' || state === 'lost' || state === 'unreachable') && (
          <Actions>
            <Button busy={busy} onClick={() => run(async () => void (await turnOn()))}>
              {busy ? t('reminders.turning_on') : t('reminders.turn_on')}
            </Button>
          </Actions>
        )}
        {state === 'on' && <OneNow />}
      </div>
    </Card>
  );
}

function OneNow(): JSX.Element {
  const [sent, setSent] = useState(false);
  const { busy, error, run } = useAct();
  const send = (): void =>
    run(
      async () => {
        setSent(false);
        await sendOneNow();
        setSent(true);
      },
      (reason) => (reason instanceof ApiError && reason.code === 'no_device' ? t('reminders.no_device') : null),
    );
  return (
    <>
      <p role="status" hidden={!sent}>
        {sent && t('reminders.sent_one')}
      </p>
      {error && <ErrorCallout>{error}</ErrorCallout>}
      <Actions>
        <Button variant="soft" busy={busy} onClick={send}>
          {t('reminders.send_one')}
        </Button>
        <Button variant="plain" onClick={() => run(turnOff)}>
          {t('reminders.turn_off')}
        </Button>
      </Actions>
    </>
  );
}
