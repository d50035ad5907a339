import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { changeClinicianAccount, type ClinicianAccount, getClinicianAccount, type OwnForm } from '../../api/clinic-account';
import { Button, ErrorCallout, Field, Page, Select, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Waiting } from '../../ui/waiting';
import { t } from '../../i18n';
import { zoneNames } from '../../i18n/zone';
import { loadCaseload } from './caseload';
import { KeysFirst } from './keys-first';

const draft = draftOf<OwnForm>();
const formOf = ({ display_name, timezone }: ClinicianAccount): OwnForm => ({ display_name, timezone });

/** What clients read of the clinician, and where the clinician's days begin. */
export function OwnPage(): JSX.Element {
  const { data, error, again } = useFetched(getClinicianAccount);
  return (
    <Page title={t('clinic.own_title')} back={{ href: '/you/account', label: t('clinic.account') }}>
      {data ? <Own account={data} changed={again} /> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Own({ account, changed }: { account: ClinicianAccount; changed: () => void }): JSX.Element {
  const { form, upon, moved, change, keep } = useWriting(draft, formOf(account));
  const { display_name: name, timezone: where } = form;
  const [short, setShort] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    setShort(name.trim() === '');
    if (name.trim() === '') return;
    act.run(async () => {
      const kept = await keep(
        async (next, before) => formOf(await changeClinicianAccount(next, before)),
        async () => formOf(await getClinicianAccount()),
      );
      if (!kept) return;
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
        <Field label={t('clinic.own_name')} hint={t('clinic.own_name_hint')} error={short ? t('clinic.own_name_short') : undefined} value={name} onInput={(display_name) => change({ display_name })} most={120} />
        <p class="quiet">{t('clinic.own_also', { practice: account.practice, window: account.response_window })}</p>
        <Select label={t('clinic.own_zone')} hint={t('clinic.own_zone_hint')} value={where} onChange={(timezone) => change({ timezone })} options={zones.map((value) => ({ value, label: value }))} />
        <Moved lines={moved.map((which) => [t(which === 'display_name' ? 'clinic.own_name' : 'clinic.own_zone'), upon[which]])} />
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
