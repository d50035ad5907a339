import './choice.css';

import type { ComponentChildren, JSX } from 'preact';

import { regional } from '../i18n';
import { Group } from './choice';

export type DayPickerProps = {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  /** Days as ISO numbers: 1 is Monday, 7 is Sunday. */
  value: readonly number[];
  onChange: (value: number[]) => void;
};

const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** Any days of the week, shown short and read out whole. */
export function DayPicker({ legend, hint, value, onChange }: DayPickerProps): JSX.Element {
  const name = (day: number, weekday: 'short' | 'long'): string =>
    new Intl.DateTimeFormat(regional(), { weekday, timeZone: 'UTC' }).format(MONDAY + (day - 1) * DAY_MS);
  const toggle = (day: number): void => {
    const others = value.filter((one) => one !== day);
    onChange((others.length < value.length ? others : [...value, day]).toSorted((a, b) => a - b));
  };
  return (
    <Group legend={legend} hint={hint}>
      <div class="chips chips--days">
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <label key={day} class="chip chip--day">
            <input
              class="choice-input"
              type="checkbox"
              checked={value.includes(day)}
              aria-label={name(day, 'long')}
              onChange={() => toggle(day)}
            />
            <span aria-hidden="true">{name(day, 'short')}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
