import './field.css';

import type { ComponentChildren, InputHTMLAttributes, JSX, RefObject } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';

import ChevronDown from 'lucide/dist/esm/icons/chevron-down.mjs';

import { Icon } from './icon';
import { type Bounded, isOver, Room } from './room';
import { useUnmended } from './use-unmended';

type Described = {
  label: ComponentChildren;
  /** Read out with the field. */
  hint?: ComponentChildren;
  /** What to mend, in a plain sentence. What was typed stays. */
  error?: string | undefined;
};

/**
 * What a browser may remember of a field. It writes what stands in any other one onto the disk, readable, to bring it
 * back with the tab: words would lie there in clear. They come back by a draft, which is sealed.
 */
type Remembered = 'username' | 'current-password' | 'new-password' | 'one-time-code';

export type FieldProps = Described & Bounded & {
  value: string;
  onInput: (value: string) => void;
  type?: 'text' | 'password' | 'date' | 'search' | 'email';
  name?: string;
  autocomplete?: Remembered;
  autocapitalize?: 'none' | 'sentences' | 'words' | 'characters';
  inputMode?: 'text' | 'numeric' | 'tel';
  spellcheck?: boolean;
  /** Of a date: the first and the last day that it can be. */
  min?: string;
  max?: string;
  onBlur?: () => void;
  /** The id of the form that it belongs to; "" for none. Without it that is the one around it. */
  form?: string;
  enterkeyhint?: 'go';
  onKeyDown?: (event: KeyboardEvent) => void;
  /** A small button beside the field, such as "Show". */
  act?: ComponentChildren;
};

/** One line to type in, with its label always in view. */
export function Field({ label, hint, error: given, value, onInput, act, type = 'text', autocomplete, most, among, ...rest }: FieldProps): JSX.Element {
  const id = useId();
  const { error, box } = useUnmended(given);
  const bounds = boundsOf(most, among);
  // the types want each kind of input written out alone
  // a year of more than four digits is no day that anything here knows
  const native = { ...(type === 'date' && { max: '9999-12-31' }), ...rest, type } as InputHTMLAttributes<HTMLInputElement>;
  const input = (
    <input
      {...native}
      id={id}
      class="input"
      autocomplete={autocomplete ?? 'off'}
      value={value}
      aria-invalid={error || isOver(bounds) ? true : undefined}
      aria-describedby={describedBy(id, hint, error, bounds)}
      onInput={(event) => onInput(event.currentTarget.value)}
    />
  );
  return (
    <Labelled id={id} label={label} hint={hint} error={error} box={box}>
      {act ? (
        <div class="input-with-act">
          {input}
          {act}
        </div>
      ) : (
        input
      )}
      <Room id={id} value={value} {...bounds} />
    </Labelled>
  );
}

export type TextAreaProps = Described & Bounded & {
  value: string;
  onInput: (value: string) => void;
  rows?: number;
  name?: string;
  /** Where the caret stands, so that coming back later finds it there. */
  onCaret?: (position: number) => void;
  caret?: number | undefined;
};

/** Many lines to type in. Grows with what is typed; nothing scrolls inside it. */
export function TextArea({ label, hint, error: given, value, onInput, rows = 4, onCaret, caret, most, among, ...rest }: TextAreaProps): JSX.Element {
  const id = useId();
  const { error, box } = useUnmended(given);
  const bounds = boundsOf(most, among);
  const area = useRef<HTMLTextAreaElement>(null);
  const told = useRef(caret);
  useLayoutEffect(() => {
    const element = area.current;
    if (!element || CSS.supports('field-sizing', 'content')) return;
    element.style.blockSize = 'auto';
    element.style.blockSize = `${element.scrollHeight + 2}px`;
  }, [value]);
  useLayoutEffect(() => {
    if (caret !== undefined) area.current?.setSelectionRange(caret, caret);
    // Only where it opened: afterwards the caret belongs to the person.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  // Not by `select` alone: a caret that moves without selecting anything sends none.
  const tell = ({ currentTarget: { selectionStart } }: { readonly currentTarget: HTMLTextAreaElement }): void => {
    if (selectionStart !== told.current) onCaret?.(selectionStart);
    told.current = selectionStart;
  };
  return (
    <Labelled id={id} label={label} hint={hint} error={error} box={box}>
      <textarea
        {...rest}
        ref={area}
        id={id}
        class="input input--text"
        autocomplete="off"
        rows={rows}
        value={value}
        aria-invalid={error || isOver(bounds) ? true : undefined}
        aria-describedby={describedBy(id, hint, error, bounds)}
        onInput={(event) => {
          onInput(event.currentTarget.value);
          tell(event);
        }}
        onKeyUp={tell}
        onPointerUp={tell}
        onSelect={tell}
      />
      <Room id={id} value={value} {...bounds} />
    </Labelled>
  );
}

export type TimeFieldProps = Described & { value: string; onInput: (value: string) => void };

/** A wall-clock time, "HH:MM", by the device's own picker. */
export function TimeField({ label, hint, error: given, value, onInput }: TimeFieldProps): JSX.Element {
  const id = useId();
  const { error, box } = useUnmended(given);
  return (
    <Labelled id={id} label={label} hint={hint} error={error} box={box}>
      <input
        id={id}
        class="input input--time"
        type="time"
        autocomplete="off"
        value={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </Labelled>
  );
}

export type SelectProps = Described & {
  value: string;
  onChange: (value: string) => void;
  options: readonly { readonly value: string; readonly label: string }[];
};

/** One of many, by the device's own list. For up to six, Choice shows them all. */
export function Select({ label, hint, error: given, value, onChange, options }: SelectProps): JSX.Element {
  const id = useId();
  const { error, box } = useUnmended(given);
  return (
    <Labelled id={id} label={label} hint={hint} error={error} box={box}>
      <div class="select">
        <select
          id={id}
          class="input"
          autocomplete="off"
          value={value}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon node={ChevronDown} size={20} />
      </div>
    </Labelled>
  );
}

function Labelled({ id, label, hint, error, box, children }: Described & { id: string; box: RefObject<HTMLDivElement | null>; children: ComponentChildren }): JSX.Element {
  return (
    <div class="field" ref={box}>
      <label class="field-label" for={id}>
        {label}
      </label>
      {hint && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children}
      <p class="field-error" id={`${id}-error`} role="alert" hidden={!error}>
        {error}
      </p>
    </div>
  );
}

function boundsOf(most: number | undefined, among: object | undefined): Bounded {
  return { ...(most === undefined ? {} : { most }), ...(among === undefined ? {} : { among }) };
}

function describedBy(id: string, hint: ComponentChildren, error: string | undefined, { most, among }: Bounded = {}): string | undefined {
  const parts = [hint && `${id}-hint`, (most ?? among) && `${id}-room`, error && `${id}-error`].filter(Boolean);
  return parts.length > 0 ? parts.join(' ') : undefined;
}
