import type { JSX } from 'preact';

import { t } from '../i18n';
import { asksForZone, chooseZone, deviceZone, isOffset, offsetZone, zoneNames } from '../i18n/zone';
import { Select } from './field';

type Props = { readonly value: string; readonly error?: string | undefined; readonly onChange: (zone: string) => void };

/** Where somebody is, asked only where the browser can't say, or the server said no to what it says. */
export function ZoneField({ value, error, onChange }: Props): JSX.Element | null {
  if (!asksForZone() && !error) return null;
  const choose = (zone: string): void => {
    chooseZone(zone);
    onChange(zone || deviceZone());
  };
  return (
    <Select
      label={t('reminders.place')}
      hint={t('reminders.place_hint')}
      error={error}
      value={isOffset(value) ? '' : value}
      onChange={choose}
      options={[
        { value: '', label: t('reminders.place_by_clock', { offset: offsetZone() }) },
        ...zoneNames().map((name) => ({ value: name, label: name.replaceAll('_', ' ') })),
      ]}
    />
  );
}
