import './choice.css';

import type { ComponentChildren, JSX } from 'preact';
import { useId } from 'preact/hooks';

type Option<Value extends string> = { readonly value: Value; readonly label: string; readonly hint?: string };

type Grouped = {
  legend: ComponentChildren;
  hint?: ComponentChildren;
  /** Keeps the question for screen readers only, where a heading above already asks it. */
  legendHidden?: boolean;
};

export type ChoiceProps<Value extends string> = Grouped & {
  options: readonly Option<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
};

/** One answer out of a few, each with the same weight, as cards. Native radios: arrow keys move, space chooses. */
export function Choice<Value extends string>({ options, value, onChange, ...group }: ChoiceProps<Value>): JSX.Element {
  const name = useId();
  return (
    <Group {...group}>
      <div class="choice-options">
        {options.map((option) => (
          <label key={option.value} class="choice-card">
            <Input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            <b>{option.label}</b>
            {option.hint && <span>{option.hint}</span>}
          </label>
        ))}
      </div>
    </Group>
  );
}

/** One answer out of many short ones, as chips. */
export function ChoiceChips<Value extends string>({ options, value, onChange, ...group }: ChoiceProps<Value>): JSX.Element {
  const name = useId();
  return (
    <Group {...group}>
      <div class="chips">
        {options.map((option) => (
          <label key={option.value} class="chip">
            <Input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  );
}

type InputProps = { type: 'radio' | 'checkbox'; name?: string; value: string; checked: boolean; onChange: () => void };

function Input(props: InputProps): JSX.Element {
  return <input class="choice-input" autocomplete="off" {...props} />;
}

export type ChipsProps<Value extends string> = Grouped & {
  options: readonly Option<Value>[];
  value: readonly Value[];
  onChange: (value: Value[]) => void;
  /** With so many chosen, choosing one more lets go of the one chosen first. */
  max?: number;
};

/** Any number of short answers, none included. Gives them back in the order they were chosen. */
export function Chips<Value extends string>({ options, value, onChange, max, ...group }: ChipsProps<Value>): JSX.Element {
  const toggle = (picked: Value): void => {
    if (value.includes(picked)) return onChange(value.filter((one) => one !== picked));
    const next = [...value, picked];
    onChange(max !== undefined && next.length > max ? next.slice(-max) : next);
  };
  return (
    <Group {...group}>
      <div class="chips">
        {options.map((option) => (
          <label key={option.value} class="chip">
            <Input type="checkbox" value={option.value} checked={value.includes(option.value)} onChange={() => toggle(option.value)} />
            {option.label}
          </label>
        ))}
      </div>
    </Group>
  );
}

export type SwitchProps = { label: ComponentChildren; hint?: ComponentChildren; checked: boolean; onChange: (checked: boolean) => void };

/** On or off, at once. */
export function Switch({ label, hint, checked, onChange }: SwitchProps): JSX.Element {
  const id = useId();
  return (
    <label class="switch">
      <b>{label}</b>
      <input
        class="switch-input"
        type="checkbox"
        autocomplete="off"
        role="switch"
        checked={checked}
        aria-describedby={hint ? id : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      {hint && (
        <span class="switch-hint" id={id}>
          {hint}
        </span>
      )}
    </label>
  );
}

/** The question and its answers, held together for screen readers. */
export function Group({ legend, hint, legendHidden, children }: Grouped & { children: ComponentChildren }): JSX.Element {
  const id = useId();
  return (
    <fieldset aria-describedby={hint ? id : undefined}>
      <legend class={legendHidden ? 'visually-hidden' : 'choice-legend'}>{legend}</legend>
      {hint && (
        <p class="choice-hint" id={id}>
          {hint}
        </p>
      )}
      {children}
    </fieldset>
  );
}
