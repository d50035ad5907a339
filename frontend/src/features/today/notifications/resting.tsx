import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { Button, Callout } from '../../../ui/index';
import { t } from '../../../i18n/index';
import { reminders, resumeReminder } from '../../../api/reminders';

/** "I went quiet. Want notes again?" when a reminder rests by itself. Not answering is an answer too. */
export function Resting(): JSX.Element | null {
  const [left, setLeft] = useState(false);
  const resting = (reminders.value ?? []).filter(({ status }) => status === 'resting');
  if (left || resting.length === 0) return null;
  const again = async (): Promise<void> => {
    try {
      for (const { id } of resting) await resumeReminder(id);
    } catch {
      // Stays on the screen, so that it can be tried again.
    }
  };
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{t('reminders.resting')}</p>
        <div class="row">
          <Button variant="outline" small onClick={() => void again()}>
            {t('reminders.resting_yes')}
          </Button>
          <Button variant="outline" small onClick={() => setLeft(true)}>
            {t('reminders.resting_no')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
