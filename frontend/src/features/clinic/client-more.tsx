import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { useAct } from '../../ui/use-act';
import { Button, ErrorCallout, Field, Sheet, showToast, TimeField } from '../../ui';
import { t } from '../../i18n';
import { dayKey, timeKey } from '../../i18n/calendar';
import { dayInWords } from '../../i18n/dates';
import { type ClientCase, postEnd, putNextSession } from './api';
import { whenWords } from './titles';

type Props = { readonly one: ClientCase; readonly name: string; readonly changed: () => void };

/** Beside the shared items: the next session, what the client was told, and the end of the link. */
export function ClientMore({ one, name, changed }: Props): JSX.Element {
  return (
    <aside class="clinic-more" aria-label={t('clinic.about', { name })}>
      <NextSession one={one} changed={changed} />
      <section class="stack stack--tight">
        <h2 class="clinic-label">{t('clinic.told_title')}</h2>
        <p class="small">{t('clinic.told', { name, day: dayInWords(one.linked_on) })}</p>
      </section>
      <EndLink one={one} name={name} />
    </aside>
  );
}

function NextSession({ one, changed }: Pick<Props, 'one' | 'changed'>): JSX.Element {
  const held = one.next_session_at;
  const [date, setDate] = useState(held ? dayKey(held) : '');
  const [time, setTime] = useState(held ? timeKey(held) : '');
  const [problem, setProblem] = useState('');
  const act = useAct();
  const save = (next: string | null): void =>
    act.run(async () => {
      await putNextSession(one.care_link, next);
      if (next === null) {
        setDate('');
        setTime('');
      }
      changed();
      showToast({ text: next ? t('clinic.session_set', { when: whenWords(next) }) : t('clinic.session_cleared') });
    });
  const submit = (event: Event): void => {
    event.preventDefault();
    const instant = new Date(`${date}T${time}`);
    if (!date || !time || Number.isNaN(instant.getTime())) return setProblem(t('clinic.session_both'));
    setProblem('');
    save(instant.toISOString());
  };
  return (
    <form class="stack stack--tight" onSubmit={submit} novalidate>
      <h2 class="clinic-label">{t('clinic.next_session')}</h2>
      <p class="clinic-next">{held ? whenWords(held) : t('clinic.no_session')}</p>
      <Field type="date" label={t('clinic.session_day')} value={date} onInput={setDate} />
      <TimeField label={t('clinic.session_time')} value={time} onInput={setTime} />
      {(problem || act.error) && <ErrorCallout>{problem || act.error}</ErrorCallout>}
      <div class="row">
        <Button variant="soft" small type="submit" busy={act.busy}>
          {t('clinic.session_save')}
        </Button>
        {held && (
          <Button variant="plain" small onClick={() => save(null)}>
            {t('clinic.session_clear')}
          </Button>
        )}
      </div>
    </form>
  );
}

function EndLink({ one, name }: Pick<Props, 'one' | 'name'>): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { route } = useLocation();
  const act = useAct();
  const end = (): void =>
    act.run(async () => {
      await postEnd(one.care_link);
      route('/clinic');
      showToast({ text: t('clinic.ended') });
    });
  return (
    <div>
      <Button variant="plain" small aria-haspopup="dialog" onClick={() => setAsking(true)}>
        {t('clinic.end_link')}
      </Button>
      <Sheet open={asking} onClose={() => setAsking(false)} title={t('clinic.end_title', { name })}>
        <p>{t('clinic.end_text')}</p>
        {act.error && <ErrorCallout>{act.error}</ErrorCallout>}
        <div class="even">
          <Button variant="soft" onClick={() => setAsking(false)}>
            {t('clinic.end_no')}
          </Button>
          <Button variant="soft" busy={act.busy} onClick={end}>
            {t('clinic.end_link')}
          </Button>
        </div>
      </Sheet>
    </div>
  );
}
