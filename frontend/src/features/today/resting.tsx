import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { call } from '../../api/transport';
import { Button, Note } from '../../ui';
import { t } from '../../words';

type Reminder = { readonly id: string; readonly status: string };

/** "I went quiet. Want notes again?" when a reminder rests by itself. Not answering is an answer too. */
export function Resting(): JSX.Element | null {
  const [resting, setResting] = useState<readonly Reminder[]>([]);
  useEffect(() => {
    void call<{ results: Reminder[] }>('GET', '/api/v1/reminders')
      .then(({ results }) => setResting(results.filter(({ status }) => status === 'resting')))
      .catch(() => undefined);
  }, []);
  if (resting.length === 0) return null;
  const again = async (): Promise<void> => {
    try {
      for (const { id } of resting) await call('POST', `/api/v1/reminders/${id}/resume`);
      setResting([]);
    } catch {
      // Stays on the screen, so that it can be tried again.
    }
  };
  return (
    <Note>
      <div class="stack stack--tight">
        <p>{t('today.resting')}</p>
        <div class="row">
          <Button kind="outline" small onClick={() => void again()}>
            {t('today.resting_yes')}
          </Button>
          <Button kind="outline" small onClick={() => setResting([])}>
            {t('today.resting_no')}
          </Button>
        </div>
      </div>
    </Note>
  );
}
