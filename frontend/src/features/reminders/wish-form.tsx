import type { JSX } from 'preact';

import { Choice, DayPicker, Switch, TimeField } from '../../ui';
import { t } from '../../words';
import type { Wish, Wording } from './api';

const WORDINGS: readonly Wording[] = ['plain', 'silent'];

export type WishFormProps = {
  readonly wish: Wish;
  readonly onChange: (wish: Wish) => void;
  readonly errors: Readonly<Record<string, readonly string[]>>;
};

/** When and how. What was typed stays whatever the server says to it. */
export function WishForm({ wish, onChange, errors }: WishFormProps): JSX.Element {
  const change = (part: Partial<Wish>): void => onChange({ ...wish, ...part });
  return (
    <div class="stack stack--wide">
      <fieldset>
        <legend class="choice-legend">{t('reminders.when')}</legend>
        <p class="choice-hint">{t('reminders.when_hint')}</p>
        <div class="times">
          <TimeField label={t('reminders.from')} value={wish.window_start} error={errors['window_start']?.[0]} onInput={(window_start) => change({ window_start })} />
          <TimeField label={t('reminders.until')} value={wish.window_end} error={errors['window_end']?.[0]} onInput={(window_end) => change({ window_end })} />
        </div>
      </fieldset>
      <DayPicker legend={t('reminders.days')} hint={errors['days']?.[0]} value={wish.days} onChange={(days) => change({ days })} />
      <Choice
        legend={t('reminders.wording')}
        options={WORDINGS.map((value) => ({ value, label: t(`reminders.wording_${value as 'plain' | 'silent'}`), hint: t(`reminders.wording_${value as 'plain' | 'silent'}_hint`) }))}
        value={wish.wording}
        onChange={(wording) => change({ wording })}
      />
      <Switch
        label={t('reminders.follows')}
        hint={t('reminders.follows_hint', { zone: wish.timezone.replaceAll('_', ' ') })}
        checked={wish.follows_device}
        onChange={(follows_device) => change({ follows_device })}
      />
    </div>
  );
}
