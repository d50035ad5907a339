import type { JSX } from 'preact';

import LogOut from 'lucide/dist/esm/icons/log-out.mjs';
import User from 'lucide/dist/esm/icons/user.mjs';
import Users from 'lucide/dist/esm/icons/users.mjs';

import { Button, ErrorCallout, Field, List, ListRow, Page, Select, showToast, TextArea } from '../../ui';
import { type MessageKey, t } from '../../i18n';
import { zoneNames } from '../../i18n/zone';
import { countryName, countryOptions } from '../../library/country';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Waiting } from '../../ui/waiting';
import { changePractice, getPractice, type Practice } from './api';

const draft = draftOf<Practice>();

/** The practice as its administrator sets it up, and the way to who works there. */
export function PracticePage(): JSX.Element {
  const { data, error, again } = useFetched(getPractice);
  return (
    <Page title={t('office.title')} lead={t('office.lead')}>
      <List>
        <ListRow href="/office/people" icon={Users} title={t('office.people')} subtitle={t('office.people_note')} />
        <ListRow href="/you/account" icon={User} title={t('office.account')} />
        <ListRow icon={LogOut} title={t('office.sign_out')} onClick={() => void import('../../session/sign-out').then(({ signOut }) => signOut())} />
      </List>
      {data ? <Settings practice={data} /> : <Waiting error={error} again={again} />}
    </Page>
  );
}

const LABELS: Readonly<Record<keyof Practice, MessageKey>> = {
  name: 'office.name',
  response_window: 'office.window',
  timezone: 'office.zone',
  country: 'office.country',
  item9_procedure: 'office.item9',
};

function Settings({ practice }: { practice: Practice }): JSX.Element {
  const { form, upon, moved, change: write, keep } = useWriting(draft, practice);
  const act = useAct();
  const change = (part: Partial<Practice>): void => {
    write(part);
    act.clear();
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    act.run(async () => {
      if (await keep(changePractice, getPractice)) showToast({ text: t('office.saved') });
    });
  };
  const said = form.name !== upon.name || form.response_window !== upon.response_window;
  const zones = zoneNames().includes(form.timezone) ? zoneNames() : [form.timezone, ...zoneNames()];
  const lines = moved.map((name) => [t(LABELS[name]), name === 'country' && upon.country ? countryName(upon.country) : upon[name]] as const);
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
      <Moved lines={lines} />
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
