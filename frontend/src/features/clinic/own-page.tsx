import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type ClinicianAccount, getClinicianAccount, getZone, renameClinician, setZone } from '../../api/clinic-account';
import { Button, ErrorCallout, Field, Page, Select, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { t } from '../../i18n';
import { zoneNames } from '../../i18n/zone';
import { loadCaseload } from './caseload';
import { KeysFirst } from './keys-first';

type Own = { readonly account: ClinicianAccount; readonly zone: string };

async function fetchOwn(): Promise<Own> {
  const [account, zone] = await Promise.all([getClinicianAccount(), getZone()]);
  return { account, zone };
}

/** What clients read of the clinician, and where the clinician's days begin. */
export function OwnPage(): JSX.Element {
  const { data, error, again } = useFetched(fetchOwn);
  return (
    <Page title={t('clinic.own_title')} back={{ href: '/you/account', label: t('clinic.account') }}>
      {data ? <Own {...data} changed={again} /> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Own({ account, zone, changed }: Own & { changed: () => void }): JSX.Element {
  const [name, setName] = useState(account.display_name);
  const [where, setWhere] = useState(zone);
  const [short, setShort] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    setShort(name.trim() === '');
    if (name.trim() === '') return;
    act.run(async () => {
      if (name.trim() !== account.display_name) await renameClinician(name.trim());
      if (where !== zone) await setZone(where);
      showToast({ text: t('clinic.own_saved') });
      changed();
      void loadCaseload();
    });
  };
  const zones = zoneNames().includes(where) ? zoneNames() : [where, ...zoneNames()];
  return (
    <>
      <KeysFirst lacks={account.lacks} />
      <form class="stack" onSubmit={submit} novalidate>
        <Field label={t('clinic.own_name')} hint={t('clinic.own_name_hint')} error={short ? t('clinic.own_name_short') : undefined} value={name} onInput={setName} most={120} />
        <p class="quiet">{t('clinic.own_also', { practice: account.practice, window: account.response_window })}</p>
        <Select label={t('clinic.own_zone')} hint={t('clinic.own_zone_hint')} value={where} onChange={setWhere} options={zones.map((value) => ({ value, label: value }))} />
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div>
          <Button type="submit" busy={act.busy}>
            {t('clinic.own_save')}
          </Button>
        </div>
      </form>
    </>
  );
}
