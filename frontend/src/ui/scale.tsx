import './scale.css';

import type { ComponentChildren, JSX } from 'preact';
import { useState } from 'preact/hooks';

import { t } from '../i18n';
import { Button } from './button';
import { Choice, Group } from './choice';

export type ScaleProps = {
  legend: ComponentChildren;
  legendHidden?: boolean;
  hint?: ComponentChildren;
  /** The highest number: 10, or 4. The lowest is 0. */
  max: 4 | 10;
  value: number | null;
  /** null when the answer is taken back: an open answer is an answer. */
  onChange: (value: number | null) => void;
  /** What 0 and the highest number mean. */
  ends: readonly [string, string];
  /** The same scale in words, lowest first, each with the number it stands for. On a scale to 4 give all five. */
  labels: readonly { readonly value: number; readonly label: string }[];
};

/**
 * A slider, and the same answers as words for whoever would rather choose words (or can't drag). Nothing is chosen
 * until the person chooses. A scale to 4 starts in words, a scale to 10 as a slider.
 */
export function Scale({ legend, legendHidden, hint, max, value, onChange, ends, labels }: ScaleProps): JSX.Element {
  const [asWords, setAsWords] = useState(max === 4);
  const group = { legend, ...(legendHidden === undefined ? {} : { legendHidden }), hint };
  const said = value === null ? null : nearest(labels, value);
  return (
    <div class="scale">
      {asWords ? (
        <Choice
          {...group}
          options={labels.map(({ value: place, label }) => ({ value: String(place), label }))}
          value={said === null ? null : String(said.value)}
          onChange={(chosen) => onChange(Number(chosen))}
        />
      ) : (
        <Group {...group}>
          <Slider legend={legend} max={max} value={value} onChange={onChange} ends={ends} said={said?.label ?? null} />
        </Group>
      )}
      <div class="scale-acts">
        <Button variant="plain" small onClick={() => setAsWords(!asWords)}>
          {asWords ? t('shell.scale_slider') : t('shell.scale_words')}
        </Button>
        {value !== null && (
          <Button variant="plain" small onClick={() => onChange(null)}>
            {t('shell.scale_clear')}
          </Button>
        )}
      </div>
    </div>
  );
}

type SliderProps = Pick<ScaleProps, 'legend' | 'max' | 'value' | 'onChange' | 'ends'> & { said: string | null };

function Slider({ legend, max, value, onChange, ends, said }: SliderProps): JSX.Element {
  const open = value === null;
  const spoken = value === null ? t('shell.scale_open') : t('shell.scale_value', { value, max, said: said ?? '' });
  const choose = ({ currentTarget }: { readonly currentTarget: HTMLInputElement }): void => {
    if (open) onChange(currentTarget.valueAsNumber);
  };
  return (
    <div>
      <p class={open ? 'scale-value scale-value--open' : 'scale-value'} aria-hidden="true">
        {value === null ? t('shell.scale_open') : value}
      </p>
      <input
        class="scale-range"
        type="range"
        autocomplete="off"
        min={0}
        max={max}
        step={1}
        value={value ?? max / 2}
        data-open={open ? '' : undefined}
        aria-label={typeof legend === 'string' ? legend : undefined}
        aria-valuetext={spoken}
        onInput={(event) => onChange(event.currentTarget.valueAsNumber)}
        // A tap on the place where the open thumb stands moves nothing, so no input event comes, and after a finger not
        // even a click: take it as the choice it is.
        onPointerUp={choose}
        onClick={choose}
      />
      <p class="scale-ends" aria-hidden="true">
        <span>{ends[0]}</span>
        <span>{ends[1]}</span>
      </p>
    </div>
  );
}

function nearest(labels: ScaleProps['labels'], value: number): ScaleProps['labels'][number] | null {
  let best: ScaleProps['labels'][number] | null = null;
  for (const one of labels) if (!best || Math.abs(one.value - value) < Math.abs(best.value - value)) best = one;
  return best;
}
