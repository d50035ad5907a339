import { signal, type Signal } from '@preact/signals';

import { ApiError, Offline } from '../../api/errors';
import { random } from '../../vault/bytes';
import { onForget, onKeep } from '../../vault/forget';
import { openOwn, sealOwn } from '../../vault/own-words';
import type { NewSealed, Sealed } from './api';

// What a clinician types: sealed here for them alone and kept on the server while it is typed, for nothing of it is
// stored in this browser. It stands in memory as long as the keys do, whatever page is open.

const PAUSE_MS = 1_200; // after the last letter
const LONGEST_MS = 5_000; // of typing without a pause
const AGAIN_MS = 10_000;

type Texts = Readonly<Record<string, string | undefined>>;

export type KeptAt<Value extends Texts> = {
  readonly kind: 'memo' | 'reply-draft' | 'suggestion-draft';
  readonly id: string;
  readonly blank: Value;
  /** Which of it is typed; the rest is chosen. */
  readonly typed: readonly (keyof Value & string)[];
  /** It is of no use once it is blank or sent, and not kept any longer. */
  readonly draft: boolean;
  readonly find: () => Promise<Sealed | null>;
  readonly put: (body: NewSealed) => Promise<unknown>;
};

export type KeptState = 'as_it_is' | 'typing' | 'kept' | Error;

export type Kept<Value> = {
  readonly value: Signal<Value>;
  readonly state: Signal<KeptState>;
  readonly isBlank: () => boolean;
  /** Takes in what the server holds, below which goes what was typed here meanwhile. Throws what asking throws. */
  readonly open: (there?: Sealed | null) => Promise<void>;
  readonly change: (value: Value) => void;
  readonly save: () => Promise<void>;
  /**
   * Sends it and lets go of it; `act` is told the revision to let go of, and seals what stood there when it was called.
   * Throws ChangedElsewhere, and Offline while it is not known what the server keeps.
   */
  readonly send: <Result>(act: (revision: number | undefined) => Promise<Result>) => Promise<Result>;
};

/** Another page sent what stood here, or kept something else, which stands here now and nobody saw yet. */
export class ChangedElsewhere extends Error {}

const held = new Map<string, { readonly kept: Kept<Texts>; readonly forget: () => void }>();

onForget(() => {
  for (const { forget } of held.values()) forget();
  held.clear();
});

async function saveAll(): Promise<void> {
  await Promise.all(Array.from(held.values(), ({ kept }) => kept.save()));
}

onKeep(saveAll);
for (const event of ['online', 'pagehide']) globalThis.addEventListener?.(event, () => void saveAll());
// A phone stops a page soon after somebody looks elsewhere.
globalThis.document?.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') void saveAll();
});

/** The same one for the same place, as long as the keys are here. */
export function keptAt<Value extends Texts>(at: KeptAt<Value>): Kept<Value> {
  const name = `${at.kind}/${at.id}`;
  const one = held.get(name) ?? keep(at as unknown as KeptAt<Texts>);
  held.set(name, one);
  return one.kept as unknown as Kept<Value>;
}

function keep(at: KeptAt<Texts>): { kept: Kept<Texts>; forget: () => void } {
  const value = signal(at.blank);
  const state = signal<KeptState>('as_it_is');
  let there = { revision: 0, value: at.blank };
  let tried: readonly Texts[] = []; // writes that no answer came to
  let turn: Promise<unknown> = Promise.resolve();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let since = 0;
  let seen = false;
  let gone = false;

  const inTurn = <Result>(act: () => Promise<Result>): Promise<Result> => {
    const mine = turn.then(act);
    turn = mine.catch(() => undefined);
    return mine;
  };
  const place = (revision: number): { kind: string; id: string; revision: number } => ({ kind: at.kind, id: at.id, revision });
  const isBlank = (one = value.peek()): boolean => at.typed.every((name) => !one[name]?.trim());
  const saveIn = (ms: number): void => {
    clearTimeout(timer);
    if (!gone) timer = setTimeout(() => void save(), ms);
  };
  const saveSoon = (): void => {
    since ||= performance.now();
    saveIn(Math.max(0, Math.min(PAUSE_MS, since + LONGEST_MS - performance.now())));
  };
  const failed = (error: unknown): void => {
    state.value = error instanceof Error ? error : new Error('unknown');
    if (error instanceof Offline || (error instanceof ApiError && (error.status >= 500 || error.status === 429))) saveIn(AGAIN_MS);
  };

  const takeIn = async (found: Sealed | null): Promise<void> => {
    const opened = found ? await openOwn<Texts>(found.words, place(found.revision)).catch((error: unknown) => error as Error) : at.blank;
    if (gone) return;
    const theirs = opened instanceof Error ? at.blank : opened;
    const base = tried.some((one) => isSame(one, theirs)) ? theirs : there.value;
    const both = joined(at.typed, base, theirs, value.peek());
    there = { revision: found?.revision ?? 0, value: theirs };
    tried = [];
    if (!isSame(both, value.peek())) value.value = both;
    if (opened instanceof Error) failed(opened);
    else if (isSame(both, theirs)) state.value = 'as_it_is';
    else saveSoon();
  };
  const open = (given?: Sealed | null): Promise<void> =>
    inTurn(async () => {
      await takeIn(seen || given === undefined ? await at.find() : given);
      seen = true;
    });

  const save = (): Promise<void> =>
    inTurn(async () => {
      clearTimeout(timer);
      since = 0;
      const typed = value.peek();
      if (gone || isSame(typed, there.value)) return;
      const away = at.draft && isBlank(typed);
      // A draft begins at any revision: a page that held the one before can't take this for the one after it.
      const revision = there.revision > 0 ? there.revision + 1 : at.draft ? anyRevision() : 1;
      try {
        tried = [...tried, typed];
        await at.put({ words: away ? null : await sealOwn(typed, place(revision)), revision });
        there = { revision: away ? 0 : revision, value: typed };
        tried = [];
        state.value = !isSame(value.peek(), typed) ? 'typing' : away ? 'as_it_is' : 'kept';
      } catch (error) {
        await (isElsewhere(error) ? at.find().then(takeIn) : Promise.reject(error)).catch(failed);
      }
    });

  const change = (next: Texts): void => {
    value.value = next;
    state.value = 'typing';
    saveSoon();
  };
  const send = async <Result>(act: (revision: number | undefined) => Promise<Result>): Promise<Result> => {
    const typed = value.peek();
    await save();
    return inTurn(async () => {
      if (!isSame(value.peek(), typed)) throw new ChangedElsewhere();
      if (tried.length > 0 && state.peek() instanceof Offline) throw state.peek(); // or what was kept would seem unsent
      const result = await act(there.revision || undefined).catch(async (error: unknown) => {
        if (!isElsewhere(error)) throw error;
        await takeIn(await at.find());
        throw new ChangedElsewhere();
      });
      there = { revision: 0, value: at.blank };
      tried = [];
      if (isSame(value.peek(), typed)) {
        clearTimeout(timer);
        value.value = at.blank;
        state.value = 'as_it_is';
      } else saveSoon(); // what was typed while it was on its way
      return result;
    });
  };
  const forget = (): void => {
    gone = true;
    clearTimeout(timer);
    there = { revision: 0, value: at.blank };
    tried = [];
    value.value = at.blank; // whoever still holds it holds no words
  };
  return { kept: { value, state, isBlank: () => isBlank(value.value), open, change, save, send }, forget };
}

function isElsewhere(error: unknown): boolean {
  return error instanceof ApiError && error.code === 'stale_revision';
}

/** What was changed on one side alone is as there; of a text that was changed on both, both stay. */
function joined(typed: readonly string[], base: Texts, theirs: Texts, mine: Texts): Texts {
  const both: Record<string, string | undefined> = {};
  for (const name of namesOf(theirs, mine)) {
    const [before, one, other] = [base[name] ?? '', theirs[name] ?? '', mine[name] ?? ''];
    if (other === before) both[name] = theirs[name];
    else if (one === before || one === other || !typed.includes(name)) both[name] = mine[name];
    else both[name] = [one, other].filter(Boolean).join('\n\n');
  }
  return both;
}

export function isSame(one: Texts, other: Texts): boolean {
  return namesOf(one, other).every((name) => (one[name] ?? '') === (other[name] ?? ''));
}

function namesOf(...all: readonly Texts[]): readonly string[] {
  return [...new Set(all.flatMap((one) => Object.keys(one)))];
}

function anyRevision(): number {
  const [a = 0, b = 0, c = 0] = random(3);
  return 1 + a * 65_536 + b * 256 + c;
}
