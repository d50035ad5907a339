import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';

import { ApiError } from '../api/errors';
import { t } from '../i18n';
import { onForget } from '../vault/forget';
import { ErrorCallout } from './surface';

type Texts = Readonly<Record<string, string>>;
type Held<Form> = { readonly upon: Form; readonly form: Form; readonly moved: readonly (keyof Form)[] };
export type Draft<Form> = { begun: Held<Form> | null };

/** What is being written, while the app is open: the browser stores nothing. */
export function draftOf<Form extends Texts>(): Draft<Form> {
  const draft: Draft<Form> = { begun: null };
  onForget(() => {
    draft.begun = null;
  });
  return draft;
}

export type Writing<Form> = Held<Form> & {
  readonly change: (part: Partial<Form>) => void;
  /**
   * Keeps the form by `write`, which gets what it was filled in upon and answers with what is kept. False where another
   * one was kept meanwhile: then `fetch` says what there is, what was typed stays, and nothing was kept.
   * `chosen` is kept in place of what was typed.
   */
  readonly keep: (write: (form: Form, upon: Form) => Promise<Form>, fetch: () => Promise<Form>, chosen?: Form) => Promise<boolean>;
};

/** A form over what the server holds, that writes over nobody else's words. */
export function useWriting<Form extends Texts>(draft: Draft<Form>, there: Form): Writing<Form> {
  const [held, setHeld] = useState((): Held<Form> => {
    const begun: Held<Form> = draft.begun ?? { upon: there, form: there, moved: [] };
    const now = upon(there, begun);
    // What was typed, and is there by now, was most likely kept from here.
    return { ...now, moved: now.moved.filter((name) => begun.moved.includes(name) || begun.form[name] !== there[name]) };
  });
  const now = useRef(held);
  const hold = (next: Held<Form>, begun: boolean): void => {
    now.current = next;
    draft.begun = begun ? next : null;
    setHeld(next);
  };
  const change: Writing<Form>['change'] = (part) => hold({ ...now.current, form: { ...now.current.form, ...part } }, true);
  const keep: Writing<Form>['keep'] = async (write, fetch, chosen) => {
    const before = now.current;
    const sent = chosen ?? before.form;
    const took = (kept: Form): true => {
      const typed = now.current !== before; // while it was on its way
      hold({ ...upon(kept, { upon: sent, form: typed ? now.current.form : sent, moved: [] }), moved: [] }, typed);
      return true;
    };
    try {
      return took(await write(sent, before.upon));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'stale_revision')) throw error;
      const there = await fetch();
      if (same(there, sent)) return took(there); // kept before, and its answer was lost
      hold(upon(there, now.current), true);
      return false;
    }
  };
  return { ...held, change, keep };
}

function same<Form extends Texts>(one: Form, other: Form): boolean {
  return Object.keys(one).every((name) => asKept(one[name]) === asKept(other[name]));
}

/** As the server keeps a text, however it takes blanks away: its letters composed. */
function asKept(text = ''): string {
  return text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

/** The same form over what is there by now: what was typed stays, all else is as it is there. */
function upon<Form extends Texts>(there: Form, { upon: before, form, moved }: Held<Form>): Held<Form> {
  const names: readonly (keyof Form)[] = Object.keys(there);
  const typed = names.filter((name) => form[name] !== before[name]);
  return {
    upon: there,
    form: { ...there, ...Object.fromEntries(typed.map((name) => [name, form[name]])) },
    moved: names.filter((name) => moved.includes(name) || there[name] !== before[name]),
  };
}

/** That it was changed elsewhere, and what it says now: a label and a value of each. */
export function Moved({ lines }: { readonly lines: readonly (readonly [string, string])[] }): JSX.Element | null {
  if (lines.length === 0) return null;
  return (
    <ErrorCallout title={t('errors.stale_revision')}>
      <p>{t('errors.moved')}</p>
      <dl class="stack stack--tight">
        {lines.map(([label, value]) => (
          <div key={label}>
            <dt class="small">{label}</dt>
            <dd>
              <b>{value || t('errors.moved_empty')}</b>
            </dd>
          </div>
        ))}
      </dl>
    </ErrorCallout>
  );
}
