import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { type ClinicianAccount, getClinicianAccount, getZone, renameClinician, setZone } from '../../api/clinic-account';
import { Button, ErrorCallout, Field, Page, Select, showToast } from '../../ui';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Waiting } from '../../ui/waiting';
import { t } from '../../i18n';
import { zoneNames } from '../../i18n/zone';
import { loadCaseload } from './caseload';
import { KeysFirst } from './keys-first';

type Own = { readonly account: ClinicianAccount; readonly zone: string };
type Form = { readonly name: string; readonly zone: string };

const draft = draftOf<Form>();

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

async function saveUpon({ name, zone }: Form, before: Form): Promise<Form> {
  if (zone !== before.zone) await setZone(zone); // first: asked for once more, it changes nothing
  if (name.trim() !== before.name) await renameClinician(name.trim(), before.name);
  return { name: name.trim(), zone };
}

const formOf = ({ account, zone }: Own): Form => ({ name: account.display_name, zone });

function Own({ account, zone, changed }: Own & { changed: () => void }): JSX.Element {
  const { form, upon, moved, change, keep } = useWriting(draft, formOf({ account, zone }));
  const { name, zone: where } = form;
  const [short, setShort] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    setShort(name.trim() === '');
    if (name.trim() === '') return;
    act.run(async () => {
      const kept = await keep(saveUpon, async () => formOf(await fetchOwn()));
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
        <Field label={t('clinic.own_name')} hint={t('clinic.own_name_hint')} error={short ? t('clinic.own_name_short') : undefined} value={name} onInput={(next) => change({ name: next })} most={120} />
        <p class="quiet">{t('clinic.own_also', { practice: account.practice, window: account.response_window })}</p>
        <Select label={t('clinic.own_zone')} hint={t('clinic.own_zone_hint')} value={where} onChange={(next) => change({ zone: next })} options={zones.map((value) => ({ value, label: value }))} />
        <Moved lines={moved.map((which) => [t(which === 'name' ? 'clinic.own_name' : 'clinic.own_zone'), upon[which]])} />
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
