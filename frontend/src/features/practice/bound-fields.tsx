import type { ComponentChildren, JSX } from 'preact';

import { SCALE4 } from '../../api/vocabularies/scale4';
import type { Answers, TextKey } from '../../store';
import { Button, Chips, Choice, ChoiceChips, TextArea } from '../../ui';
import { Scale } from '../../ui/scale';
import { type ScaleFamily, t } from '../../i18n';
import { choicesOf, isDeep, mostOf } from '../../entries/repairs/fields';
import { keepPlace, placeIn } from '../../entries/repairs/place';
import { valueWords } from '../../entries/repairs/answer-words';
import { changeRepair, type Repair } from '../../entries/repairs/repair';

// The fields of a repair, each bound to its key: read from the entry, written to it on every keystroke or tap.

export type StepProps = { readonly repair: Repair };

type Hinted = StepProps & { readonly hint?: ComponentChildren };
type Bound = Hinted & { readonly name: keyof Answers<'repairs'> };

/** A free text. Where its caret stands is kept, so that coming back finds it there. */
export function Text({ repair, name, hint, label, rows = 3, always = false }: Hinted & { name: TextKey<'repairs'>; label?: string; rows?: number; /** In every depth. */ always?: boolean }): JSX.Element | null {
  const value = repair.words[name] ?? '';
  // What was written in the deep depth is never hidden by another one.
  if (!always && isDeep(name) && repair.columns.depth !== 'deep' && !value) return null;
  const place = placeIn(repair.id);
  return (
    <TextArea
      label={label ?? t.of('sharing.text', name)}
      hint={hint}
      rows={rows}
      value={value}
      onInput={(text) => changeRepair(repair.id, { words: { [name]: text } })}
      caret={place?.field === name ? place.caret : undefined}
      onCaret={(caret) => keepPlace(repair.id, { screen: placeIn(repair.id)?.screen ?? '', field: name, caret })}
      among={repair.words}
    />
  );
}

type OneProps<V extends string> = Bound & {
  legend: string;
  legendHidden?: boolean;
  /** As cards, for what decides something; as chips otherwise. */
  cards?: boolean;
  values?: readonly V[];
  hints?: (value: V) => string;
  onPick?: (value: V) => void;
};

/** One answer out of a few. It can be taken back: an open answer is an answer. */
export function One<V extends string>({ repair, name, legend, legendHidden = false, hint, cards, values = choicesOf(name) as readonly V[], hints, onPick }: OneProps<V>): JSX.Element {
  const value = repair.answers[name];
  const Drawn = cards ? Choice : ChoiceChips;
  const options = values.map((one) => ({ value: one, label: valueWords(name, one), ...(hints ? { hint: hints(one) } : {}) }));
  const write = (picked: string | null): void => changeRepair(repair.id, { answers: { [name]: picked } });
  return (
    <div class="answer">
      <Drawn
        legend={legend}
        legendHidden={legendHidden}
        hint={hint}
        options={options}
        value={values.find((one) => one === value) ?? null}
        onChange={onPick ?? write}
      />
      {typeof value === 'string' && <TakeBack onClick={() => write(null)} />}
    </div>
  );
}

type SomeProps = Bound & { legend: string; legendHidden?: boolean; values?: readonly string[]; onAdd?: (value: string) => void };

/** Any number of answers. */
export function Some({ repair, name, legend, legendHidden = false, hint, values = choicesOf(name), onAdd }: SomeProps): JSX.Element {
  const chosen = (repair.answers[name] ?? []) as readonly string[];
  const most = mostOf(name);
  const change = (next: string[]): void => {
    changeRepair(repair.id, { answers: { [name]: next } });
    const added = next.find((one) => !chosen.includes(one));
    if (added) onAdd?.(added);
  };
  return (
    <Chips
      legend={legend}
      legendHidden={legendHidden}
      hint={hint}
      options={values.map((one) => ({ value: one, label: valueWords(name, one) }))}
      value={chosen}
      onChange={change}
      {...(most === undefined ? {} : { max: most })}
    />
  );
}

type RatedProps = Bound & {
  legend: string;
  legendHidden?: boolean;
  max: 4 | 10;
  family: ScaleFamily;
  onRate?: (value: number | null) => void;
};

/** A place on a scale. `family` gives the words of its places. */
export function Rated({ repair, name, legend, legendHidden = false, hint, max, family, onRate }: RatedProps): JSX.Element {
  const value = repair.answers[name];
  const labels = (max === 4 ? SCALE4 : [0, 3, 5, 7, 10]).map((place) => ({ value: place, label: t.of(family, place) }));
  return (
    <Scale
      legend={legend}
      legendHidden={legendHidden}
      hint={hint}
      max={max}
      value={typeof value === 'number' ? value : null}
      onChange={(next) => {
        changeRepair(repair.id, { answers: { [name]: next } });
        onRate?.(next);
      }}
      ends={[labels[0]?.label ?? '', labels.at(-1)?.label ?? '']}
      labels={labels}
    />
  );
}

function TakeBack({ onClick }: { onClick: () => void }): JSX.Element {
  return (
    <div>
      <Button variant="plain" small onClick={onClick}>
        {t('shell.scale_clear')}
      </Button>
    </div>
  );
}
