import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { endAgreement } from '../../api/measures';
import { t } from '../../i18n';
import { Button, ErrorCallout, Sheet, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import type { Agreed } from './agreed';

/** The end of an agreement, at any time and without a reason. */
export function Ending({ one, changed }: { readonly one: Agreed; readonly changed: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const act = useAct();
  const close = (): void => {
    act.clear();
    setAsking(false);
  };
  const end = (): void =>
    act.run(async () => {
      await endAgreement(one.id);
      close();
      changed();
      showToast({ text: t('measures.ended') });
    });
  return (
    <>
      <Button variant="plain" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('measures.end')}
      </Button>
      <Sheet open={asking} onClose={close} title={t('measures.end_title')}>
        <p>{t('measures.end_text')}</p>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div class="even">
          <Button variant="soft" onClick={close}>
            {t('measures.end_no')}
          </Button>
          <Button variant="soft" busy={act.busy} onClick={end}>
            {t('measures.end')}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
