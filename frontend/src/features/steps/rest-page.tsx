import type { JSX } from 'preact';

import { t } from '../../i18n';
import { Grounding } from '../../library/grounding';
import { Actions, LinkButton, Page } from '../../ui';

/** Where somebody stops. Asks nothing, and what leads back to the room stands in sight. */
export function RestPage(): JSX.Element {
  return (
    <Page title={t('steps.stopped_title')} lead={t('steps.stopped')} back={{ href: '/practice', label: t('shell.practice') }}>
      <Grounding />
      <Actions>
        <LinkButton variant="soft" href="/practice/small-steps">
          {t('steps.to_steps')}
        </LinkButton>
        <LinkButton variant="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
