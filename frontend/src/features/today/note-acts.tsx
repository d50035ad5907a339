import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { call, type CallOptions } from '../../api/transport';
import { Button, Note } from '../../ui';
import { t } from '../../words';

type Event = 'opened' | 'later' | 'rest';

/**
 * For a card that was opened from a notification: the acts that iPhones don't show on the notification itself. The token alone says which
 * delivery it is; a repeated receipt changes nothing.
 */
export function NoteActs({ token }: { token: string }): JSX.Element {
  const [done, setDone] = useState<'later' | 'rest' | null>(null);
  const [trouble, setTrouble] = useState(false);
  useEffect(() => void tell(token, 'opened').catch(() => undefined), [token]);
  const act = async (event: 'later' | 'rest'): Promise<void> => {
    setTrouble(false);
    try {
      await tell(token, event);
      setDone(event);
    } catch {
      setTrouble(true);
    }
  };
  return (
    <Note>
      <div class="stack stack--tight">
        <p role="status">{done ? t(`today.note_${done}_said`) : trouble ? t('today.note_trouble') : t('today.note_acts')}</p>
        {!done && (
          <div class="row">
            <Button kind="outline" small onClick={() => void act('later')}>
              {t('today.note_later')}
            </Button>
            <Button kind="outline" small onClick={() => void act('rest')}>
              {t('today.note_rest')}
            </Button>
          </div>
        )}
      </div>
    </Note>
  );
}

async function tell(token: string, event: Event): Promise<void> {
  const options: CallOptions = { body: { event } };
  await call('POST', `/api/v1/deliveries/${encodeURIComponent(token)}/receipts`, options);
}
