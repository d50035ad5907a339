import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Actions, Button, Choice, ErrorCallout, LinkButton, Page, showToast, Skeleton, Switch, TimeField } from '../../ui';
import { t } from '../../i18n';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useFetchedForm } from '../../entries/use-draft';
import { loadReminders, loadSettings, saveSettings, type Settings } from '../../api/reminders';
import { fieldErrors } from './describe';
import { TooLate } from './next-card';

const FORM = 'reminders/quiet';

/**
 * Hours in which nothing comes, the most in one day over all reminders, and an e-mail where no device can be reached.
 */
export function QuietPage(): JSX.Element {
  const form = useFetchedForm<Settings>(FORM);
  const { value: quiet, change: setQuiet } = form;
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  useEffect(() => run(async () => form.begin(await loadSettings())), []); // eslint-disable-line react-hooks/exhaustive-deps -- once, at opening
  const save = (): void =>
    run(async () => {
      if (!quiet) return;
      setErrors({});
      try {
        const kept = await saveSettings(form.wholeOver(await loadSettings()));
        forgetDraft(FORM);
        form.begin(kept);
        showToast({ text: t('reminders.quiet_saved') });
        await loadReminders();
      } catch (reason) {
        setErrors(fieldErrors(reason));
        throw reason;
      }
    });
  return (
    <Page
      title={t('reminders.quiet_title')}
      lead={t('reminders.quiet_lead')}
      focused
      back={{ href: '/you/reminders', label: t('reminders.title') }}
      foot={
        <>
          {error && <ErrorCallout>{error}</ErrorCallout>}
          {quiet && (
            <Actions>
              <Button wide busy={busy} onClick={save}>
                {t('reminders.save')}
              </Button>
            </Actions>
          )}
        </>
      }
    >
      {!quiet && !error && <Skeleton label={t('shell.loading')} />}
      {quiet && (
        <>
          <TooLate />
          <AsLeft {...form} />
          <div class="times">
            <TimeField label={t('reminders.from')} value={quiet.quiet_from} error={errors['quiet_from']?.[0]} onInput={(quiet_from) => setQuiet({ ...quiet, quiet_from })} />
            <TimeField label={t('reminders.until')} value={quiet.quiet_until} error={errors['quiet_until']?.[0]} onInput={(quiet_until) => setQuiet({ ...quiet, quiet_until })} />
          </div>
          <Choice
            legend={t('reminders.most')}
            options={[
              { value: '1', label: t('reminders.most_1') },
              { value: '2', label: t('reminders.most_2') },
            ]}
            value={quiet.daily_most === 1 ? '1' : '2'}
            onChange={(most) => setQuiet({ ...quiet, daily_most: Number(most) })}
          />
          <ByEmail settings={quiet} onChange={(by_email) => setQuiet({ ...quiet, by_email })} />
        </>
      )}
    </Page>
  );
}

/** A neutral e-mail in place of a note. Only where there is an address to send it to; else the way to one. */
function ByEmail({ settings, onChange }: { settings: Settings; onChange: (by_email: boolean) => void }): JSX.Element {
  if (settings.email_offered || settings.by_email) {
    return <Switch label={t('reminders.email')} hint={t('reminders.email_hint')} checked={settings.by_email} onChange={onChange} />;
  }
  return (
    <section class="stack stack--tight">
      <h2>{t('reminders.email')}</h2>
      <p class="quiet">{t('reminders.email_none')}</p>
      <div>
        <LinkButton variant="outline" small href="/you/account/email">
          {t('reminders.email_add')}
        </LinkButton>
      </div>
    </section>
  );
}
