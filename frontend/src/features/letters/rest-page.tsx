import type { JSX } from 'preact';

import { isBlank } from '../../entries/change';
import { SaveLine } from '../../entries/save-line';
import { t } from '../../i18n';
import { Grounding } from '../../library/grounding';
import { entries } from '../../store';
import { Actions, LinkButton, Page } from '../../ui';

/** Where somebody stops. Asks nothing, and what leads back to the room stands in sight. */
export function RestPage({ id }: { id: string }): JSX.Element {
  const letter = entries.find('unsent-letters', id);
  const kept = letter !== undefined && !isBlank(letter);
  return (
    <Page title={t('letters.stopped_title')} lead={t(kept ? 'letters.stopped' : 'letters.stopped_blank')} back={{ href: '/practice', label: t('shell.practice') }} foot={kept && <SaveLine />}>
      <Grounding />
      <Actions>
        <LinkButton variant="soft" href="/practice">
          {t('letters.to_practice')}
        </LinkButton>
        {kept && (
          <LinkButton variant="soft" href={`/practice/letters/${id}`}>
            {t('letters.look')}
          </LinkButton>
        )}
        <LinkButton variant="soft" href="/help">
          {t('shell.help_now')}
        </LinkButton>
      </Actions>
    </Page>
  );
}
