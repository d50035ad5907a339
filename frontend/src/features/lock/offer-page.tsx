import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { isPin, takeLockOff } from '../../session/locks';
import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Page, Skeleton } from '../../ui';
import { t } from '../../i18n';
import { type Chosen, ofThePasskey, setWay, usePasskeys, Ways } from './ways';

/** Once, when a private device is new: a lock, or none, with the same weight. Says what either gives away. */
export function OfferPage(): JSX.Element {
  const passkeys = usePasskeys();
  const [chosen, setChosen] = useState<Chosen>({ way: null, pin: '' });
  const [shapeError, setShapeError] = useState(false);
  const act = useAct();
  const value = { ...chosen, way: chosen.way ?? (passkeys ? 'passkey' : 'pin') } as const;
  const use = (): void => {
    const missing = value.way === 'pin' && !isPin(value.pin);
    setShapeError(missing);
    if (!missing) act.run(() => setWay(value), ofThePasskey);
  };
  return (
    <Page
      title={t('lock.offer_title')}
      titleOnPage
      lead={t('lock.offer_lead')}
      foot={
        <>
          {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
          <Button variant="soft" busy={act.busy} onClick={use}>
            {act.busy ? t('lock.setting') : t('lock.use')}
          </Button>
          <Button variant="soft" busy={act.busy} onClick={() => act.run(takeLockOff)}>
            {t('lock.no_lock')}
          </Button>
        </>
      }
    >
      {passkeys === null ? <Skeleton rows={3} label={t('shell.loading')} /> : <Ways value={value} onChange={setChosen} passkeys={passkeys} shapeError={shapeError} />}
    </Page>
  );
}
