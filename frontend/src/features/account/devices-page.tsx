import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { endDevice, endOtherDevices, getSignedInDevices, type SignedInDevice } from '../../api/where';
import { Button, ErrorCallout, LinkButton, List, ListRow, Page, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { Nothing } from './nothing';

/** Where the person is signed in, and an end to each: one by one, or all but this one. */
export function DevicesPage(): JSX.Element {
  const { data, error, again } = useFetched(getSignedInDevices);
  const others = data?.filter(({ here }) => !here) ?? [];
  return (
    <Page title={t('account.devices')} back={{ href: '/you/account', label: t('account.back_account') }} lead={t('account.devices_lead')}>
      {!data ? (
        <Nothing error={error} again={again} />
      ) : (
        <>
          <List>
            {data.map((device) => (
              <Row key={device.id} device={device} onEnded={again} />
            ))}
          </List>
          {others.length === 0 ? (
            <p>{t('account.devices_only')}</p>
          ) : (
            <End act={endOtherDevices} ask={t('account.end_others')} sure={t('account.end_others_sure')} onEnded={again} />
          )}
        </>
      )}
    </Page>
  );
}

function Row({ device: { id, device, since_on, here }, onEnded }: { device: SignedInDevice; onEnded: () => void }): JSX.Element {
  const since = dayInWords(since_on);
  return (
    <div class="stack stack--tight">
      <ListRow title={device} subtitle={t(here ? 'account.device_here' : 'account.device_since', { since })} />
      {here ? (
        <div>
          <LinkButton variant="plain" small href="/you/account/sign-out">
            {t('account.end_device')}
          </LinkButton>
        </div>
      ) : (
        <End act={() => endDevice(id)} ask={t('account.end_device')} sure={t('account.end_device_sure', { device })} plain onEnded={onEnded} />
      )}
    </div>
  );
}

type EndProps = { act: () => Promise<void>; ask: string; sure: string; plain?: boolean; onEnded: () => void };

/** Asked once more, for a slip of the thumb would make somebody type their words again. */
function End({ act: end, ask, sure, plain = false, onEnded }: EndProps): JSX.Element {
  const [asked, setAsked] = useState(false);
  const act = useAct();
  const go = (): void =>
    act.run(async () => {
      await end();
      setAsked(false);
      showToast({ text: t('account.ended') });
      onEnded();
    });
  if (!asked) {
    return (
      <div>
        <Button variant={plain ? 'plain' : 'soft'} small={plain} onClick={() => setAsked(true)}>
          {ask}
        </Button>
      </div>
    );
  }
  return (
    <div class="stack stack--tight">
      <p>{sure}</p>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button small busy={act.busy} onClick={go}>
          {t('account.end_device')}
        </Button>
        <Button variant="soft" small onClick={() => setAsked(false)}>
          {t('account.end_not')}
        </Button>
      </div>
    </div>
  );
}
