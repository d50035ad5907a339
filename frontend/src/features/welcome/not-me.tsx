import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { signOut } from '../../session/session';
import { unsentHere } from '../../store/device';
import { Button, Callout } from '../../ui';
import { t } from '../../i18n';

/** Sign out where the notes are locked. What has not reached the server goes with it, and that is said first. */
export function NotMe(): JSX.Element {
  const [unsent, setUnsent] = useState(false);
  const go = async (): Promise<void> => {
    if (!unsent && (await unsentHere())) setUnsent(true);
    else await signOut();
  };
  return (
    <div class="stack">
      <div role="status">
        {unsent && (
          <Callout tone="clay" title={t('welcome.out_unsent')}>
            {t('welcome.out_unsent_how')}
          </Callout>
        )}
      </div>
      <div>
        <Button variant={unsent ? 'danger' : 'plain'} small onClick={() => void go()}>
          {unsent ? t('welcome.out_anyway') : t('welcome.not_me')}
        </Button>
      </div>
    </div>
  );
}
