import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';

import { Button, ErrorCallout, Field, List, ListRow, Page, Select, showToast, TextArea } from '../../ui';
import { t } from '../../i18n';
import { zoneNames } from '../../i18n/zone';
import { countryOptions } from '../../library/country';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { onForget } from '../../vault/forget';
import { changePractice, getPractice, type Practice } from './api';

/** What is being written, while the app is open: the browser stores nothing. */
let begun: Practice | null = null;
onForget(() => {
  begun = null;
});

/** The practice as its administrator sets it up, and the way to who works there. */
export function PracticePage(): JSX.Element {
  const { data, error, again, set } = useFetched(getPractice);
  return (
    <Page title={t('office.title')} lead={t('office.lead')}>
      <List>
        <ListRow href="/office/people" icon={Users} title={t('office.people')} subtitle={t('office.people_note')} />
        <ListRow href="/you/account" icon={User} title={t('office.account')} />
        <ListRow icon={LogOut} title={t('office.sign_out')} onClick={() => void import('../../session/sign-out').then(({ signOut }) => signOut())} />
      </List>
      {data ? <Settings practice={data} saved={set} /> : <Waiting error={error} again={again} />}
    </Page>
  );
}

function Settings({ practice, saved }: { practice: Practice; saved: (practice: Practice) => void }): JSX.Element {
  const [form, setForm] = useState(begun ?? practice);
  const act = useAct();
  const change = (part: Partial<Practice>): void => {
    begun = { ...form, ...part };
    setForm(begun);
    act.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      const kept = await changePractice(form);
      begun = null;
      setForm(kept);
      saved(kept);
      showToast({ text: t('office.saved') });
    });
  };
  const said = form.name !== practice.name || form.response_window !== practice.response_window;
  const zones = zoneNames().includes(form.timezone) ? zoneNames() : [form.timezone, ...zoneNames()];
  return (
    <form class="card stack" onSubmit={submit} novalidate>
      <h2>{t('office.settings')}</h2>
      <Field label={t('office.name')} hint={t('office.name_hint')} value={form.name} onInput={(name) => change({ name })} most={120} />
      <Field label={t('office.window')} hint={t('office.window_hint')} value={form.response_window} onInput={(response_window) => change({ response_window })} most={120} />
      <Select
        label={t('office.zone')}
        value={form.timezone}
        onChange={(timezone) => change({ timezone })}
        options={zones.map((value) => ({ value, label: value.replaceAll('_', ' ') }))}
      />
      <Select
        label={t('office.country')}
        value={form.country}
        onChange={(country) => change({ country })}
        options={[{ value: '', label: t('office.country_none') }, ...countryOptions()]}
      />
      <TextArea
        label={t('office.item9')}
        hint={t('office.item9_hint')}
        value={form.item9_procedure}
        onInput={(item9_procedure) => change({ item9_procedure })}
        most={2000}
      />
      {said && <p class="quiet small">{t('office.closes_codes')}</p>}
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div>
        <Button type="submit" busy={act.busy}>
          {t('office.save')}
        </Button>
      </div>
    </form>
  );
}
