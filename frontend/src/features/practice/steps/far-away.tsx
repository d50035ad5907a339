import type { JSX } from 'preact';

import { Callout, LinkButton, Reply } from '../../../ui';
import { t } from '../../../i18n';
import type { StepProps } from '../bound-fields';

type FarAwayProps = StepProps & { /** What was just said, where it says that somebody is far from themselves. */ readonly said: string | null };

/** Met at once: it is common, nothing more has to be asked, and here is a way back to the room. */
export function FarAway({ repair, said }: FarAwayProps): JSX.Element {
  return (
    <Reply to={said}>
      {said && (
        <Callout tone="clay">
          <p>{t('practice.far_away')}</p>
          <LinkButton variant="outline" small href={`/practice/${repair.id}/rest`}>
            {t('practice.to_room')}
          </LinkButton>
        </Callout>
      )}
    </Reply>
  );
}
