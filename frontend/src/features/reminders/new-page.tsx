import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import type { ApiError } from '../../api/errors';
import { useAct } from '../../app/use-act';
import { Actions, Button, ErrorNote, Page } from '../../ui';
import { t } from '../../words';
import { createReminder, deviceZone, type Wish } from './api';
import { fieldErrors } from './describe';
import { WishForm } from './wish-form';

type Preset = { readonly key: 'mornings' | 'evening' | 'twice'; readonly days: readonly number[]; readonly start: string; readonly end: string };

const PRESETS: readonly Preset[] = [
  { key: 'mornings', days: [1, 2, 3, 4, 5], start: '09:00', end: '10:30' },
  { key: 'evening', days: [7], start: '18:00', end: '20:00' },
  { key: 'twice', days: [2, 5], start: '10:00', end: '19:00' },
];

/** A new reminder, from a preset or freely. */
export function NewPage(): JSX.Element {
  const { route } = useLocation();
  const [wish, setWish] = useState<Wish>({ days: [1, 2, 3, 4, 5], window_start: '09:00', window_end: '10:30', timezone: deviceZone(), follows_device: true, wording: 'plain' });
  const [errors, setErrors] = useState<ApiError['fields']>({});
  const { busy, error, run } = useAct();
  const keep = (): void =>
    run(async () => {
      setErrors({});
      try {
        await createReminder(wish);
        route('/you/reminders', true);
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
          {error && <ErrorNote>{error}</ErrorNote>}
          <Actions>
            <Button wide busy={busy} onClick={keep}>
              {t('reminders.keep')}
            </Button>
          </Actions>
        </>
      }
    >
      <div class="stack stack--tight">
        <p class="choice-legend">{t('reminders.presets')}</p>
        <div class="row">
          {PRESETS.map(({ key, days, start, end }) => (
            <Button key={key} kind="outline" small onClick={() => setWish({ ...wish, days, window_start: start, window_end: end })}>
              {t(`reminders.preset_${key}`)}
            </Button>
          ))}
        </div>
      </div>
      <WishForm wish={wish} onChange={setWish} errors={errors} />
    </Page>
  );
}
