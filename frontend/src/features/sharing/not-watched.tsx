import type { JSX } from 'preact';

import type { CareLink } from '../../api/sharing';
import { AwayLine } from '../../entries/shared/away-line';
import { t } from '../../i18n';
import { Callout } from '../../ui';

/** Wherever something goes to a therapist: when they look, whether they are away, and that nobody watches meanwhile. */
export function NotWatched({ clinician }: Pick<CareLink, 'clinician'>): JSX.Element {
  const { display_name: name, response_window: window } = clinician;
  return (
    <>
      <AwayLine clinician={clinician} />
      <Callout title={t('sharing.not_watched_title')}>{t('sharing.not_watched', { name, window })}</Callout>
    </>
  );
}
