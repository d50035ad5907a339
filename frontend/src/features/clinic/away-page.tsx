import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Away } from '../../api/sharing';
import { Button, Callout, ErrorCallout, Field, Page, showToast, TextArea } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Waiting } from '../../ui/waiting';
import { getAway, putAway } from './api';

/** When the clinician is away, and who is there meanwhile: linked clients read it wherever they share. */
export function AwayPage(): JSX.Element {
  const { data, error, again } = useFetched(async () => ({ away: await getAway() }));
  return (
    <Page title={t('clinic.away')} lead={t('clinic.away_lead')} back={{ href: '/clinic', label: t('clinic.caseload') }}>
      {data ? <Form there={data.away ?? NOT_AWAY} /> : <Waiting error={error} again={again} />}
      <p class="quiet small">
        <a href="/clinic/leave">{t('clinic.leave_link')}</a>
      </p>
    </Page>
  );
}

const NOT_AWAY: Away = { from_on: '', until_on: '', cover: '' };
const LABELS = { from_on: 'clinic.away_from', until_on: 'clinic.away_until', cover: 'clinic.away_cover' } as const;
const draft = draftOf<Away>();
const orNone = (away: Away): Away | null => (away.from_on === '' ? null : away);

function Form({ there }: { there: Away }): JSX.Element {
  const { form, upon, moved, change: write, keep: keepUpon } = useWriting(draft, there);
  const [open, setOpen] = useState(false);
  const act = useAct();
  const away = orNone(upon);
  const change = (part: Partial<Away>): void => {
    write(part);
    setOpen(false);
    act.clear();
  };
  const keep = (next: Away): void =>
    act.run(async () => {
      const kept = await keepUpon(
        async (form, before) => (await putAway(orNone(form), orNone(before))) ?? NOT_AWAY,
        async () => (await getAway()) ?? NOT_AWAY,
        next,
      );
      if (kept) showToast({ text: t(orNone(next) ? 'clinic.away_kept' : 'clinic.away_gone') });
    });
  const lines = moved.map((name) => [t(LABELS[name]), name === 'cover' || upon[name] === '' ? upon[name] : dayInWords(upon[name])] as const);
  const submit = (event: Event): void => {
    event.preventDefault();
    const whole = form.from_on !== '' && form.until_on >= form.from_on;
    setOpen(!whole);
    if (whole) keep(form);
  };
  return (
    <form class="card stack" onSubmit={submit} novalidate>
      {away && <Callout>{t('clinic.away_now', { from: dayInWords(away.from_on), until: dayInWords(away.until_on) })}</Callout>}
      <Field type="date" label={t('clinic.away_from')} value={form.from_on} onInput={(from_on) => change({ from_on })} error={open ? t('clinic.away_days') : undefined} />
      <Field type="date" label={t('clinic.away_until')} value={form.until_on} onInput={(until_on) => change({ until_on })} />
      <TextArea label={t('clinic.away_cover')} hint={t('clinic.away_cover_hint')} value={form.cover} onInput={(cover) => change({ cover })} most={300} rows={3} />
      <Moved lines={lines} />
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button type="submit" busy={act.busy}>
          {t('clinic.away_keep')}
        </Button>
        {away && (
          <Button variant="soft" busy={act.busy} onClick={() => keep(NOT_AWAY)}>
            {t('clinic.away_remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
