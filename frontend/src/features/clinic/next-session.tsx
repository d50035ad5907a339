import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Select, showToast, TimeField } from '../../ui';
import { t } from '../../i18n';
import { dayKey, timeKey } from '../../i18n/calendar';
import { type ClientCase, putNextSession } from './api';
import { whenWords } from './titles';

type Props = { readonly one: ClientCase; readonly changed: () => void };

const EVERY = [0, 1, 2, 4] as const;

/** When the next session is, and whether it comes again. One of those that come again can be moved by itself. */
export function NextSession({ one, changed }: Props): JSX.Element {
  const held = one.next_session_at;
  const every = EVERY.find((weeks) => weeks === one.every_weeks) ?? 0;
  return (
    <section class="stack stack--tight">
      <h2 class="clinic-label">{t('clinic.next_session')}</h2>
      <p class="clinic-next">{held ? whenWords(held) : t('clinic.no_session')}</p>
      {every > 0 && <p class="small">{t.of('clinic.every', every)}</p>}
      {held ? (
        <details key={`${held}/${every}`} class="stack stack--tight">
          <summary class="clinic-change">{t('clinic.session_change')}</summary>
          <SessionForm one={one} every={every} changed={changed} />
        </details>
      ) : (
        <SessionForm key="none" one={one} every={every} changed={changed} />
      )}
    </section>
  );
}

function SessionForm({ one, every, changed }: Props & { every: (typeof EVERY)[number] }): JSX.Element {
  const held = one.next_session_at;
  const [date, setDate] = useState(held ? dayKey(held) : '');
  const [time, setTime] = useState(held ? timeKey(held) : '');
  const [weeks, setWeeks] = useState<number>(every);
  const [problem, setProblem] = useState('');
  const act = useAct();
  const save = (next: string | null, everyWeeks?: number): void =>
    act.run(async () => {
      await putNextSession(one.care_link, { next_session_at: next, every_weeks: everyWeeks, leaving_out: next === null && everyWeeks === undefined ? held : undefined });
      changed();
      showToast({ text: next ? t('clinic.session_set', { when: whenWords(next) }) : t(everyWeeks === undefined ? 'clinic.session_left_out' : 'clinic.session_cleared') });
    });
  const given = (everyWeeks?: number): void => {
    const instant = new Date(`${date}T${time}`);
    if (!date || !time || Number.isNaN(instant.getTime())) return setProblem(t('clinic.session_both'));
    setProblem('');
    save(instant.toISOString(), everyWeeks);
  };
  const submit = (event: Event): void => {
    event.preventDefault();
    given(weeks);
  };
  return (
    <form class="stack stack--tight" onSubmit={submit} novalidate>
      <Field type="date" label={t('clinic.session_day')} value={date} onInput={setDate} />
      <TimeField label={t('clinic.session_time')} value={time} onInput={setTime} />
      <Select
        label={t('clinic.session_again')}
        value={String(weeks)}
        onChange={(value) => setWeeks(Number(value))}
        options={EVERY.map((value) => ({ value: String(value), label: t.of('clinic.every', value) }))}
      />
      {(problem || act.error) && <ErrorCallout>{problem || act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="soft" small type="submit" busy={act.busy}>
          {t('clinic.session_save')}
        </Button>
        {every > 0 && (
          <>
            <Button variant="soft" small onClick={() => given()}>
              {t('clinic.session_move')}
            </Button>
            <Button variant="plain" small onClick={() => save(null)}>
              {t('clinic.session_skip')}
            </Button>
          </>
        )}
        {held && (
          <Button variant="plain" small onClick={() => save(null, 0)}>
            {t('clinic.session_clear')}
          </Button>
        )}
      </div>
    </form>
  );
}
