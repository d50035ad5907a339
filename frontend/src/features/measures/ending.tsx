import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { endAgreement } from '../../api/measures';
import { t } from '../../i18n';
import { Button, showToast } from '../../ui';
import { AskFirst } from '../../ui/ask-first';
import type { Agreed } from './agreed';

/** The end of an agreement, at any time and without a reason. */
export function Ending({ one, changed }: { readonly one: Agreed; readonly changed: () => void }): JSX.Element {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button variant="plain" aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('measures.end')}
      </Button>
      <AskFirst
        open={asking}
        title={t('measures.end_title')}
        yes={t('measures.end')}
        no={t('measures.end_no')}
        onClose={() => setAsking(false)}
        act={async () => {
          await endAgreement(one.id);
          changed();
          showToast({ text: t('measures.ended') });
        }}
      >
        <p>{t('measures.end_text')}</p>
      </AskFirst>
    </>
  );
}
