import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { Button, Callout } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { report, type Told } from '../../../sw/receipts';

/**
 * For what was opened from a notification: the acts that iPhones don't show on the notification itself. The token
 * alone says which delivery it is; a repeated receipt changes nothing, and one that does not get through waits for a
 * connection.
 */
export function NotificationActs({ token }: { token: string }): JSX.Element {
  const [done, setDone] = useState<`${'later' | 'rest'}_${Told}` | null>(null);
  const [trouble, setTrouble] = useState(false);
  useEffect(() => void report(token, 'opened').catch(() => undefined), [token]);
  const act = (event: 'later' | 'rest'): void => {
    setTrouble(false);
    report(token, event).then(
      (told) => setDone(`${event}_${told}`),
      () => setTrouble(true), // the device keeps nothing
    );
  };
  return (
    <Callout>
      <div class="stack stack--tight">
        <p role="status">{done ? t.of('reminders.note_said', done) : trouble ? t('reminders.note_trouble') : t('reminders.note_acts')}</p>
        {!done && (
          <div class="row">
            <Button variant="outline" small onClick={() => act('later')}>
              {t('reminders.note_later')}
            </Button>
            <Button variant="outline" small onClick={() => act('rest')}>
              {t('reminders.note_rest')}
            </Button>
          </div>
        )}
      </div>
    </Callout>
  );
}
