import type { JSX } from 'preact';

import { noticed, saidWhatWasNoticed } from '../../pwa/at-opening';
import { drafts } from '../../store';
import { Button, Callout, LinkButton } from '../../ui';
import { t } from '../../i18n';

const SAID = 'today/notes-lost';

/** The browser let go of the notes on this device: said once, whether they come again or not. */
export function NotificationsNoticed(): JSX.Element | null {
  const what = noticed.value;
  if (!what || (what === 'lost' && drafts.get<boolean>(SAID))) return null;
  const close = (): void => {
    if (what === 'lost') void drafts.set(SAID, true);
    else void drafts.remove(SAID);
    saidWhatWasNoticed();
  };
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{what === 'back' ? t('reminders.notes_back') : t('reminders.notes_lost')}</p>
        <div class="row">
          {what === 'lost' && (
            <LinkButton variant="soft" small href="/you/reminders">
              {t('reminders.notes_look')}
            </LinkButton>
          )}
          <Button variant="outline" small onClick={close}>
            {t('shell.close')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
