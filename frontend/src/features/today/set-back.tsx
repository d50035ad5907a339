import type { JSX } from 'preact';

import { t } from '../../i18n';
import { readSetBack, wasSetBack } from '../../store/set-back';
import { refused } from '../../store';
import { Button, Callout, LinkButton } from '../../ui';

/** What is to be known of the server: that it was put back, or that something from it was not taken. */
export function SetBack(): JSX.Element {
  return (
    <>
      <NotTaken />
      <PutBack />
    </>
  );
}

/** With the way to what waits there. */
function NotTaken(): JSX.Element | null {
  if (refused.value.length === 0) return null;
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{t('errors.look')}</p>
        <div>
          <LinkButton variant="outline" small href="/journal/attention">
            {t('errors.look_open')}
          </LinkButton>
        </div>
      </div>
    </Callout>
  );
}

/** Once, after the server was put back to an earlier time: what became of what was written. */
function PutBack(): JSX.Element | null {
  if (!wasSetBack()) return null;
  return (
    <Callout>
      <div class="stack stack--tight">
        <p>{t('errors.set_back')}</p>
        <div>
          <Button variant="outline" small onClick={readSetBack}>
            {t('errors.set_back_read')}
          </Button>
        </div>
      </div>
    </Callout>
  );
}
