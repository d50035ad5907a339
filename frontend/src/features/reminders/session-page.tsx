import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Actions, Button, ChoiceChips, ErrorCallout, Field, Page, showToast, Skeleton, TimeField } from '../../ui';
import { t } from '../../i18n';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useFetchedForm } from '../../entries/use-draft';
import { ZoneField } from '../../ui/zone-field';
import { deleteSession, loadReminders, loadSession, type NextSession, type OwnSession, saveSession } from '../../api/reminders';
import { deviceZone, withZone } from '../../i18n/zone';
import { fieldErrors } from './describe';
import { TooLate } from './next-card';
import { nextIn } from './session-line';

const EVERY = ['1', '2', '4', '0'] as const;

const FORM = 'reminders/session';
const NONE: OwnSession = { first_on: '', at: '10:00', every_weeks: 1, timezone: 'UTC' };

const ownOf = ({ own }: NextSession): OwnSession => (own ? { ...own, at: own.at.slice(0, 5) } : NONE);

/** When the session is, as the person says it. A date that their therapist set goes before it. */
export function SessionPage(): JSX.Element {
  const [known, setKnown] = useState<NextSession | null>(null);
  const form = useFetchedForm<OwnSession>(FORM);
  const own = form.value ?? NONE;
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  const take = (next: NextSession): void => {
    setKnown(next);
    form.begin(ownOf(next));
  };
  const look = (): void => run(async () => take(await loadSession()));
  useEffect(look, []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  const save = (): void =>
    run(async () => {
      setErrors(own.first_on === '' ? { first_on: [t('reminders.error_day')] } : {});
      if (own.first_on === '') return;
      try {
        const there = await loadSession();
        const whole = there.own ? form.wholeOver(ownOf(there)) : own; // taken away elsewhere, or never there
        const kept = await withZone(deviceZone(), (timezone) => saveSession({ ...whole, timezone }));
        forgetDraft(FORM);
        take(kept);
        showToast({ text: t('reminders.session_kept') });
        await loadReminders();
      } catch (reason) {
        setErrors(fieldErrors(reason));
        throw reason;
      }
    });
  const forget = (): void =>
    run(async () => {
      await deleteSession();
      setKnown(await loadSession());
      await loadReminders();
    });
  const change = (part: Partial<OwnSession>): void => form.change({ ...own, ...part });
  return (
    <Page
      title={t('reminders.session_title')}
      lead={t('reminders.session_lead')}
      focused
      back={{ href: '/you/reminders', label: t('reminders.title') }}
      foot={
        <>
          {error && <ErrorCallout>{error}</ErrorCallout>}
          {known && (
            <Actions>
              <Button wide busy={busy} onClick={save}>
                {t('reminders.session_keep')}
              </Button>
            </Actions>
          )}
        </>
      }
    >
      {!known && !error && <Skeleton label={t('shell.loading')} />}
      {!known && error && (
        <div>
          <Button variant="soft" onClick={look}>
            {t('shell.try_again')}
          </Button>
        </div>
      )}
      {known && (
        <>
          <p role="status">{nextIn(known)}</p>
          <TooLate />
          <AsLeft {...form} />
          <div class="times">
            <Field label={t('reminders.session_on')} type="date" value={own.first_on} error={errors['first_on']?.[0]} onInput={(first_on) => change({ first_on })} />
            <TimeField label={t('reminders.session_at')} value={own.at} error={errors['at']?.[0]} onInput={(at) => change({ at })} />
          </div>
          <ChoiceChips
            legend={t('reminders.session_every')}
            options={EVERY.map((value) => ({ value, label: t.of('reminders.every', value) }))}
            value={EVERY.find((value) => Number(value) === own.every_weeks) ?? null}
            onChange={(value) => change({ every_weeks: Number(value) as OwnSession['every_weeks'] })}
          />
          <ZoneField value={deviceZone()} error={errors['timezone']?.[0]} onChange={(timezone) => change({ timezone })} />
          {known.own && (
            <div>
              <Button variant="plain" onClick={forget}>
                {t('reminders.session_forget')}
              </Button>
            </div>
          )}
        </>
      )}
    </Page>
  );
}
