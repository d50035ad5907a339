import type { JSX } from 'preact';

import { Choice, ChoiceChips, Field, Switch, TimeField } from '../../ui';
import { ZoneField } from '../../ui/zone-field';
import { DayPicker } from '../../ui/day-picker';
import { t } from '../../i18n';
import { type ReminderInput, WORDED } from '../../api/reminders';
import { SessionLine } from './session-line';
import { EVENING, MORNING, PRESETS, presetOf, type Preset, RHYTHMS } from './input';
import { WordingField } from './wording-field';

export type ReminderFormProps = {
  readonly input: ReminderInput;
  readonly onChange: (input: ReminderInput) => void;
  readonly errors: Readonly<Record<string, readonly string[]>>;
  /** When alone: how stays as it is. */
  readonly brief?: boolean;
};

type Part = ReminderFormProps & { readonly change: (part: Partial<ReminderInput>) => void };

/** When and how: only what the content and the rhythm need. What was typed stays whatever the server says to it. */
export function ReminderForm(props: ReminderFormProps): JSX.Element {
  const { input, onChange, errors } = props;
  const { content, rhythm } = input;
  const change = (part: Partial<ReminderInput>): void => onChange({ ...input, ...part });
  const part = { ...props, change };
  return (
    <div class="stack stack--wide">
      {WORDED.includes(content) && <Beginnings {...part} />}
      {content === 'session' && <AroundSession {...part} />}
      {rhythm === 'surprise' && <TimesAWeek {...part} />}
      {rhythm === 'once' && (
        <Field label={t('reminders.day')} type="date" value={input.once_on ?? ''} error={errors['once_on']?.[0]} onInput={(once_on) => change({ once_on: once_on || null })} />
      )}
      {rhythm !== 'opening' && <Window {...part} />}
      {rhythm === 'days' && <DayPicker legend={t('reminders.days')} hint={errors['days']?.[0]} value={input.days} onChange={(days) => change({ days })} />}
      <ZoneField value={input.timezone} error={errors['timezone']?.[0]} onChange={(timezone) => change({ timezone })} />
      {rhythm !== 'opening' && !props.brief && (
        <>
          <WordingField content={content} value={input.wording} onChange={(wording) => change({ wording })} />
          <Switch
            label={t('reminders.follows')}
            hint={t('reminders.follows_hint', { zone: input.timezone.replaceAll('_', ' ') })}
            checked={input.follows_device}
            onChange={(follows_device) => change({ follows_device })}
          />
        </>
      )}
    </div>
  );
}

/** Whole beginnings. What is changed below them makes it one of the person's own. */
function Beginnings({ input, change }: Part): JSX.Element {
  const offered = (Object.keys(PRESETS) as Preset[]).filter((preset) => RHYTHMS[input.content].includes(PRESETS[preset].rhythm) || preset === presetOf(input));
  const options = [...offered, 'own' as const].map((value) => ({ value, label: t.of('reminders.preset', value) }));
  // One's own days begin as every day, which is no preset, so that the choice holds.
  const own = { rhythm: 'days' as const, days: [1, 2, 3, 4, 5, 6, 7] };
  return (
    <ChoiceChips
      legend={t('reminders.presets')}
      hint={input.rhythm === 'opening' ? t('reminders.opening_hint') : undefined}
      options={options}
      value={presetOf(input)}
      onChange={(preset) => change(preset === 'own' ? own : PRESETS[preset])}
    />
  );
}

type Around = 'day_before' | 'evening_after' | 'morning_after';

function AroundSession({ input, change }: Part): JSX.Element {
  const choose = (rhythm: Around): void => {
    const turns = (rhythm === 'morning_after') !== (input.rhythm === 'morning_after');
    change({ rhythm, ...(turns && (rhythm === 'morning_after' ? MORNING : EVENING)) });
  };
  const options = (RHYTHMS.session as readonly Around[]).map((value) => ({ value, label: t.of('reminders.rhythm', value) }));
  return (
    <>
      <Choice legend={t('reminders.around')} options={options} value={input.rhythm as Around} onChange={choose} />
      <SessionLine />
    </>
  );
}

function TimesAWeek({ input, change }: Part): JSX.Element {
  const options = (['2', '3', '4'] as const).map((value) => ({ value, label: t.of('reminders.times', value) }));
  const value = options.find((option) => option.value === String(input.times_a_week))?.value ?? null;
  return (
    <ChoiceChips legend={t('reminders.times')} hint={t('reminders.times_hint')} options={options} value={value} onChange={(times) => change({ times_a_week: Number(times) })} />
  );
}

function Window({ input, change, errors }: Part): JSX.Element {
  return (
    <fieldset>
      <legend class="choice-legend">{t('reminders.when')}</legend>
      <p class="choice-hint">{t(input.rhythm === 'days' || input.rhythm === 'surprise' ? 'reminders.when_hint' : 'reminders.when_once_hint')}</p>
      <div class="times">
        <TimeField label={t('reminders.from')} value={input.window_start} error={errors['window_start']?.[0]} onInput={(window_start) => change({ window_start })} />
        <TimeField label={t('reminders.until')} value={input.window_end} error={errors['window_end']?.[0]} onInput={(window_end) => change({ window_end })} />
      </div>
    </fieldset>
  );
}
