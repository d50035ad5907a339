import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Away } from '../../api/sharing';
import { Button, Callout, ErrorCallout, Field, Page, showToast, TextArea } from '../../ui';
import { t } from '../../i18n';
import { dayInWords } from '../../i18n/dates';
import { useAct } from '../../ui/use-act';
import { useFetched } from '../../ui/use-fetched';
import { Waiting } from '../../ui/waiting';
import { onForget } from '../../vault/forget';
import { getAway, putAway } from './api';

/** When the clinician is away, and who is there meanwhile: linked clients read it wherever they share. */
export function AwayPage(): JSX.Element {
  const { data, error, again, set } = useFetched(async () => ({ away: await getAway() }));
  return (
    <Page title={t('clinic.away')} lead={t('clinic.away_lead')} back={{ href: '/clinic', label: t('clinic.caseload') }}>
      {data ? <Form key={JSON.stringify(data.away)} away={data.away} saved={(away) => set({ away })} /> : <Waiting error={error} again={again} />}
      <p class="quiet small">
        <a href="/clinic/leave">{t('clinic.leave_link')}</a>
      </p>
    </Page>
  );
}

const NOT_AWAY: Away = { from_on: '', until_on: '', cover: '' };

/** What is being written, while the app is open: the browser stores nothing. */
let begun: Away | null = null;
onForget(() => {
  begun = null;
});

function Form({ away, saved }: { away: Away | null; saved: (away: Away | null) => void }): JSX.Element {
  const [form, setForm] = useState(begun ?? away ?? NOT_AWAY);
  const [open, setOpen] = useState(false);
  const act = useAct();
  const change = (part: Partial<Away>): void => {
    begun = { ...form, ...part };
    setForm(begun);
    setOpen(false);
    act.clear();
  };
  const keep = (next: Away | null): void =>
    act.run(async () => {
      const kept = await putAway(next);
      begun = null;
      setForm(kept ?? NOT_AWAY);
      saved(kept);
      showToast({ text: t(next ? 'clinic.away_kept' : 'clinic.away_gone') });
    });
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
      {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
      <div class="row">
        <Button type="submit" busy={act.busy}>
          {t('clinic.away_keep')}
        </Button>
        {away && (
          <Button variant="soft" busy={act.busy} onClick={() => keep(null)}>
            {t('clinic.away_remove')}
          </Button>
        )}
      </div>
    </form>
  );
}
