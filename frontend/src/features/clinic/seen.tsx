import type { JSX } from 'preact';

import { t } from '../../i18n';
import { Button } from '../../ui';
import { useAct } from '../../ui/use-act';
import { type ClientCase, markReviewed } from './api';

export type SeenProps = { readonly one: ClientCase; readonly changed: () => void };

/** What may be worth a question after something was taken back, and the clinician's word that they saw it. */
export function Seen({ one, changed }: SeenProps): JSX.Element {
  const act = useAct();
  const seen = (): void =>
    act.run(async () => {
      await markReviewed(one);
      changed();
    });
  return (
    <>
      <p>{t('clinic.worth_asking')}</p>
      {act.error && <p role="alert">{act.error}</p>}
      <Button variant="soft" small busy={act.busy} onClick={seen}>
        {t('clinic.seen')}
      </Button>
    </>
  );
}

/** What changed of the client's consent since the clinician last said that they saw it. */
export function changedConsent({ review }: Pick<ClientCase, 'review'>): ClientCase['review'][number] | undefined {
  return review.find(({ reason }) => reason === 'consent_changed');
}
