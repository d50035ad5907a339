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
            <Others onEnded={again} />
          )}
        </>
      )}
    </Page>
  );
}

function Row({ device: { id, device, since_on, here }, onEnded }: { device: SignedInDevice; onEnded: () => void }): JSX.Element {
  const [asked, setAsked] = useState(false);
  const note = t(here ? 'account.device_here' : 'account.device_since', { since: dayInWords(since_on) });
  const out = here ? (
    <LinkButton variant="plain" small href="/you/account/sign-out">
      {t('account.end_device')}
    </LinkButton>
  ) : (
    <Button variant="plain" small onClick={() => setAsked(true)}>
      {t('account.end_device')}
    </Button>
  );
  return (
    <div class="stack stack--tight">
      <ListRow title={device} subtitle={note} end={asked ? undefined : out} />
      {asked && <Sure text={t('account.end_device_sure', { device })} act={() => endDevice(id)} onOver={() => setAsked(false)} onEnded={onEnded} />}
    </div>
  );
}

function Others({ onEnded }: { onEnded: () => void }): JSX.Element {
  const [asked, setAsked] = useState(false);
  if (asked) return <Sure text={t('account.end_others_sure')} act={endOtherDevices} onOver={() => setAsked(false)} onEnded={onEnded} />;
  return (
    <div>
      <Button variant="soft" onClick={() => setAsked(true)}>
        {t('account.end_others')}
      </Button>
    </div>
  );
}

type SureProps = { text: string; act: () => Promise<void>; onOver: () => void; onEnded: () => void };

/** Asked once more, for a slip of the thumb would make somebody type their words again. */
function Sure({ text, act: end, onOver, onEnded }: SureProps): JSX.Element {
  const act = useAct();
  const go = (): void =>
    act.run(async () => {
      await end();
      showToast({ text: t('account.ended') });
      onOver();
      onEnded();
    });
  return (
    <div class="stack stack--tight">
      <p>{text}</p>
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button small busy={act.busy} onClick={go}>
          {t('account.end_yes')}
        </Button>
        <Button variant="soft" small onClick={onOver}>
          {t('account.end_not')}
        </Button>
      </div>
    </div>
  );
}
