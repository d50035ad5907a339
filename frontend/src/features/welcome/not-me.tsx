import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { signOut } from '../../session/sign-out';
import { session } from '../../session/state';
import { unsentHere } from '../../store/device';
import { Button, Callout } from '../../ui';
import { t } from '../../i18n';

/** Sign out where the notes are locked. What of theirs has not reached the server goes with it; that is said first. */
export function NotMe(): JSX.Element {
  const [unsent, setUnsent] = useState(false);
  const go = async (): Promise<void> => {
    const { user } = session.peek();
    if (!unsent && user && (await unsentHere(user.id))) setUnsent(true);
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
