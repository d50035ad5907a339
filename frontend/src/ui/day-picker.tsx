import './choice.css';

import type { ComponentChildren, JSX } from 'preact';

import { weekdayName } from '../i18n/dates';
import { Group } from './choice';

export type DayPickerProps = {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  /** Days as ISO numbers: 1 is Monday, 7 is Sunday. */
  value: readonly number[];
  onChange: (value: number[]) => void;
};

/** Any days of the week, shown short and read out whole. */
export function DayPicker({ legend, hint, value, onChange }: DayPickerProps): JSX.Element {
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
              autocomplete="off"
              checked={value.includes(day)}
              aria-label={weekdayName(day, 'long')}
              onChange={() => toggle(day)}
            />
            <span aria-hidden="true">{weekdayName(day, 'short')}</span>
          </label>
        ))}
      </div>
    </Group>
  );
}
