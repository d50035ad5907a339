import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import { AsLeft } from '../../entries/as-left';
import type { Caret } from '../../entries/use-caret';
import type { Form } from '../../entries/use-draft';
import { useAct } from '../../ui/use-act';
import { Button, ChoiceChips, ErrorCallout, Switch, TextArea } from '../../ui';
import { t } from '../../i18n';
import { ABOUT, type Feedback, LONGEST, sendFeedback } from './send';

export const EMPTY: Feedback = { about: null, text: '', wantsAnswer: false };

type Props = { readonly form: Form<Feedback>; /** None where nothing can be kept. */ readonly caret: Caret | null; readonly onSent: () => void };

/** What felt bad. Whatever keeps it from being sent, what was typed stays. */
export function FeedbackForm({ form, caret, onSent }: Props): JSX.Element {
  const { value, change } = form;
  const [empty, setEmpty] = useState(false);
  const act = useAct();
  const submit = (event: Event): void => {
    event.preventDefault();
    const nothing = value.text.trim() === '';
    setEmpty(nothing);
    if (nothing) return;
    act.run(async () => {
      await sendFeedback(value);
      onSent();
    });
  };
  return (
    <form class="stack" onSubmit={submit} novalidate>
      <AsLeft {...form} />
      <ChoiceChips
        legend={t('feedback.about')}
        options={ABOUT.map((about) => ({ value: about, label: t.of('feedback.about', about) }))}
        value={value.about}
        onChange={(about) => change({ ...value, about })}
      />
      <TextArea
        label={t('feedback.text')}
        hint={t('feedback.text_hint')}
        error={empty ? t('feedback.empty') : undefined}
        most={LONGEST}
        value={value.text}
        onInput={(text) => change({ ...value, text })}
        {...caret}
      />
      <Switch
        label={t('feedback.answer')}
        hint={t('feedback.answer_hint')}
        checked={value.wantsAnswer}
        onChange={(wantsAnswer) => change({ ...value, wantsAnswer })}
      />
      {act.error && (
        <ErrorCallout>
          {act.error} {t('feedback.not_sent')}
        </ErrorCallout>
      )}
      <Button type="submit" busy={act.busy}>
        {act.busy ? t('feedback.sending') : t('feedback.send')}
      </Button>
    </form>
  );
}
