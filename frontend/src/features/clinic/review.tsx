import type { JSX } from 'preact';

import { Button, Callout } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { type ClientCase, markReviewed } from './api';

/** What changed of the client's consent since the clinician last said that they saw it. */
export function Review({ one, changed }: { one: ClientCase; changed: () => void }): JSX.Element | null {
  const act = useAct();
  const consent = one.review.find(({ reason }) => reason === 'consent_changed');
  if (!consent) return null;
  const seen = (): void =>
    act.run(async () => {
      await markReviewed(one.care_link);
      changed();
    });
  return (
    <Callout tone="clay" title={t('clinic.consent_changed_title')}>
      <p>{t('clinic.consent_changed', { day: dayInWords(consent.on) })}</p>
      {act.error && <p role="alert">{act.error}</p>}
      <Button variant="soft" small busy={act.busy} onClick={seen}>
        {t('clinic.seen')}
      </Button>
    </Callout>
  );
}
