import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { ApiError } from '../../api/errors';
import { useAct } from '../../ui/use-act';
import { Actions, Button, ChoiceChips, ErrorCallout, Page } from '../../ui';
import { t } from '../../i18n';
import { withZone } from '../../i18n/zone';
import { AsLeft } from '../../entries/as-left';
import { forgetDraft, useForm } from '../../entries/use-draft';
import { createReminder, type ReminderInput } from '../../api/reminders';
import { fieldErrors } from './describe';
import { CONTENTS, newInput, withContent } from './input';
import { leave } from './leave';
import { ReminderForm } from './reminder-form';

const FORM = 'reminders/new';

/** A new reminder: what it brings, and then only what that needs. */
export function NewPage(): JSX.Element {
  const form = useForm<ReminderInput>(FORM, newInput);
  const { value: input, change: setInput } = form;
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  const content = CONTENTS.find((one) => one === input.content) ?? null;
  const keep = (): void =>
    run(async (go) => {
      setErrors({});
      try {
        const made = await withZone(input.timezone, (timezone) => createReminder({ ...input, timezone }));
        forgetDraft(FORM);
        leave(made, go);
      } catch (reason) {
        setErrors(fieldErrors(reason));
        throw reason;
      }
    });
  return (
    <Page
      title={t('reminders.new_title')}
      focused
      back={{ href: '/you/reminders', label: t('reminders.title') }}
      foot={
        <>
          {error && <ErrorCallout>{error}</ErrorCallout>}
          <Actions>
            <Button wide busy={busy} onClick={keep}>
              {t('reminders.keep')}
            </Button>
          </Actions>
        </>
      }
    >
      <AsLeft {...form} />
      <ChoiceChips
        legend={t('reminders.content')}
        hint={content && t.of('reminders.content_*_hint', content)}
        options={CONTENTS.map((value) => ({ value, label: t.of('reminders.content', value) }))}
        value={content}
        onChange={(next) => setInput(withContent(input, next))}
      />
      <ReminderForm input={input} onChange={setInput} errors={errors} />
    </Page>
  );
}
