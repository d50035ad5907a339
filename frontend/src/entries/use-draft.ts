import { useState } from 'preact/hooks';

import { ApiError } from '../api/errors';
import { drafts } from '../store';

// What stands in a form before it is kept: sealed on this device, so that closing the app in the middle loses nothing.
// Never words to sign in with, and never a code.

type Draft<Value> = { readonly upon: string; readonly value: Value };

/**
 * What was typed into the form of this name before, or undefined. `upon` is what the form began from: once that is
 * another, as when it was changed on another device, what was typed is of before.
 */
export function draftOf<Value>(name: string, upon: unknown = null): Value | undefined {
  const before = drafts.get<Draft<Value>>(`form/${name}`);
  return before?.upon === JSON.stringify(upon) ? before.value : undefined;
}

export function keepDraft(name: string, value: unknown, upon: unknown = null): void {
  void drafts.set(`form/${name}`, { upon: JSON.stringify(upon), value });
}

/** Under which name the caret of a long text in the form of this name is kept (`useCaret`). */
export function caretOf(name: string): string {
  return `form/${name}/caret`;
}

/** It was kept, or let go of. */
export function forgetDraft(name: string): void {
  void drafts.remove(`form/${name}`);
  if (drafts.get(caretOf(name)) !== undefined) void drafts.remove(caretOf(name));
}

export type Form<Value> = {
  readonly value: Value;
  readonly change: (value: Value) => void;
  /** It is as somebody left it, and not kept yet: the form says so (`AsLeft`). */
  readonly asLeft: boolean;
  readonly startAgain: () => void;
};

/** What a form holds, and comes back with. */
export function useForm<Value>(name: string, first: () => Value, upon: unknown = null): Form<Value> {
  const [{ value, asLeft }, hold] = useState(() => {
    const before = draftOf<Value>(name, upon);
    return { value: before ?? first(), asLeft: before !== undefined };
  });
  const change = (next: Value): void => {
    hold({ value: next, asLeft });
    keepDraft(name, next, upon);
  };
  const startAgain = (): void => {
    forgetDraft(name);
    hold({ value: first(), asLeft: false });
  };
  return { value, change, asLeft, startAgain };
}

/**
 * What was changed in a form that began from `from`, over what is held by now: what another device changed meanwhile
 * stays. `met`: both changed the same.
 */
export function over<Value extends object>(value: Value, from: Value, now: Value): { readonly whole: Value; readonly met: boolean } {
  const whole = { ...now };
  let met = false;
  for (const name of Object.keys(value) as (keyof Value)[]) {
    const [here, before, there] = [value, from, now].map((one) => JSON.stringify(one[name]));
    if (here === before) continue;
    whole[name] = value[name];
    met ||= there !== before && there !== here;
  }
  return { whole, met };
}

/**
 * The same for a form that begins with what the server holds: `first` where that is known by now, else null until
 * `begin`, which comes again after it was kept.
 */
export function useFetchedForm<Value extends object>(name: string, first: Value | null = null): Omit<Form<Value>, 'value'> & {
  readonly value: Value | null;
  readonly begin: (from: Value) => void;
  /**
   * What is to be kept, over what is held by now, which the form goes on from. Throws ApiError("stale_revision") where
   * both changed the same: kept again, it is meant so.
   */
  readonly wholeOver: (now: Value) => Value;
} {
  const begun = (from: Value | null): { from: Value | null; value: Value | null; asLeft: boolean } => {
    const before = from === null ? undefined : draftOf<Value>(name, from);
    return { from, value: before ?? from, asLeft: before !== undefined };
  };
  const [{ from, value, asLeft }, hold] = useState(() => begun(first));
  const begin = (next: Value): void => hold(begun(next));
  const change = (next: Value): void => {
    hold({ from, value: next, asLeft });
    keepDraft(name, next, from);
  };
  const startAgain = (): void => {
    forgetDraft(name);
    hold({ from, value: from, asLeft: false });
  };
  const wholeOver = (now: Value): Value => {
    const { whole, met } = over(value ?? now, from ?? now, now);
    hold({ from: now, value: whole, asLeft });
    keepDraft(name, whole, now);
    if (met) throw new ApiError(409, 'stale_revision', '');
    return whole;
  };
  return { value, change, asLeft, startAgain, begin, wholeOver };
}
