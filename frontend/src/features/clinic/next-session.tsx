import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { useAct } from '../../ui/use-act';
import { type Draft, draftOf, Moved, useWriting } from '../../ui/use-writing';
import { Button, ErrorCallout, Field, Select, showToast, Switch, TimeField } from '../../ui';
import { t } from '../../i18n';
import { dayKey, timeKey } from '../../i18n/calendar';
import { type ClientCase, getClient, putNextSession, type Session } from './api';
import { whenWords } from './titles';

type Props = { readonly one: ClientCase; readonly changed: () => void };

const EVERY = ['0', '1', '2', '4'] as const;
type Weeks = (typeof EVERY)[number];
const weeksOf = (said: unknown): Weeks => EVERY.find((one) => one === String(said)) ?? '0';

/** `at`: "2026-06-02T10:00" here, for a time is one with its day; either may be missing. */
type Form = { readonly at: string; readonly weeks: Weeks };
const NONE: Form = { at: 'T', weeks: '0' };

function formOf({ next_session_at: next, every_weeks }: Session): Form {
  return { at: next ? `${dayKey(next)}T${timeKey(next)}` : NONE.at, weeks: weeksOf(every_weeks) };
}

const SAME_DAY_MS = 12 * 3_600_000; // as the server counts

const drafts: Record<string, Draft<Form>> = {}; // by care link

/** When the next session is, and whether it comes again. One of those that come again can be moved by itself. */
export function NextSession({ one, changed }: Props): JSX.Element {
  const { care_link, next_session_at: held, last_session_at, every_weeks } = one;
  const draft = (drafts[care_link] ??= draftOf<Form>());
  const [open, setOpen] = useState(draft.begun !== null);
  const done = (kept: boolean): void => {
    if (kept) setOpen(false);
    changed();
  };
  const form = <SessionForm key={`${held}/${last_session_at}/${every_weeks}`} one={one} draft={draft} done={done} />;
  return (
    <section class="stack stack--tight">
      <h2 class="clinic-label">{t('clinic.next_session')}</h2>
      <p class="clinic-next">{held ? whenWords(held) : t('clinic.no_session')}</p>
      {every_weeks > 0 && <p class="small">{t.of('clinic.every', weeksOf(every_weeks))}</p>}
      {held ? (
        <details open={open} onToggle={({ currentTarget }) => setOpen(currentTarget.open)} class="stack stack--tight">
          <summary class="clinic-change">{t('clinic.session_change')}</summary>
          {form}
        </details>
      ) : (
        form
      )}
    </section>
  );
}

type FormProps = Pick<Props, 'one'> & { readonly draft: Draft<Form>; readonly done: (kept: boolean) => void };

function SessionForm({ one, draft, done }: FormProps): JSX.Element {
  const { care_link, next_session_at, last_session_at, every_weeks } = one;
  const { form, upon, moved, change, keep } = useWriting(draft, formOf(one));
  const [date = '', time = ''] = form.at.split('T');
  const [problem, setProblem] = useState('');
  const act = useAct();
  // Which one is meant where the last began a few hours before: it did not take place, unless the next one is nearer.
  const typed = Date.parse(form.at);
  const since = last_session_at === null ? NaN : typed - Date.parse(last_session_at);
  const isBegun = since > 0 && since < SAME_DAY_MS;
  const [stands, setStands] = useState<boolean | null>(null);
  const standsFor = stands ?? (next_session_at === null || since < Date.parse(next_session_at) - typed);
  const save = (next: string | null, every: number | undefined, chosen: Form): void =>
    act.run(async () => {
      const leaving_out = next === null && every === undefined ? next_session_at : undefined;
      const last_took_place = next !== null && isBegun ? !standsFor : undefined;
      const kept = await keep(
        async () => formOf(await putNextSession(care_link, { next_session_at: next, every_weeks: every, leaving_out, last_took_place, before: { next_session_at, every_weeks } })),
        async () => formOf(await getClient(care_link)),
        chosen,
      );
      done(kept);
      if (kept) showToast({ text: next ? t('clinic.session_set', { when: whenWords(next) }) : t(every === undefined ? 'clinic.session_left_out' : 'clinic.session_cleared') });
    });
  const given = (every?: number): void => {
    const instant = new Date(form.at);
    if (!date || !time || Number.isNaN(instant.getTime())) return setProblem(t('clinic.session_both'));
    setProblem('');
    save(instant.toISOString(), every, every === undefined ? { ...form, weeks: upon.weeks } : form);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    given(Number(form.weeks));
  };
  const said = { at: [t('clinic.next_session'), upon.at === NONE.at ? t('clinic.no_session') : whenWords(upon.at)], weeks: [t('clinic.session_again'), t.of('clinic.every', upon.weeks)] } as const;
  return (
    <form class="stack stack--tight" onSubmit={submit} novalidate>
      <Field type="date" label={t('clinic.session_day')} value={date} onInput={(day) => change({ at: `${day}T${time}` })} />
      <TimeField label={t('clinic.session_time')} value={time} onInput={(clock) => change({ at: `${date}T${clock}` })} />
      <Select
        label={t('clinic.session_again')}
        value={form.weeks}
        onChange={(weeks) => change({ weeks: weeksOf(weeks) })}
        options={EVERY.map((value) => ({ value, label: t.of('clinic.every', value) }))}
      />
      {isBegun && last_session_at && <Switch label={t('clinic.session_not_held', { when: whenWords(last_session_at) })} checked={standsFor} onChange={setStands} />}
      <Moved lines={moved.map((name) => said[name])} />
      {(problem || act.error) && <ErrorCallout>{problem || act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="soft" small type="submit" busy={act.busy}>
          {t('clinic.session_save')}
        </Button>
        {every_weeks > 0 && (
          <>
            <Button variant="soft" small onClick={() => given()}>
              {t('clinic.session_move')}
            </Button>
            <Button variant="plain" small onClick={() => save(null, undefined, { at: '', weeks: upon.weeks })}>
              {t('clinic.session_skip')}
            </Button>
          </>
        )}
        {next_session_at && (
          <Button variant="plain" small onClick={() => save(null, 0, NONE)}>
            {t('clinic.session_clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
