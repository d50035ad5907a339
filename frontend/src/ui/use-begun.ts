import { useState } from 'preact/hooks';

import { onForget } from '../vault/forget';

const begun = new Map<string, unknown>();
onForget(() => begun.clear());

/**
 * What somebody is typing where the browser stores nothing of them: it is there again when they come back to the page,
 * as long as the app is open, and goes with the keys. `done` once it is saved.
 */
export function useBegun<Value>(name: string, there: Value): { readonly value: Value; readonly change: (next: Value) => void; readonly done: (saved: Value) => void } {
  const [value, setValue] = useState(() => (begun.get(name) as Value | undefined) ?? there);
  return {
    value,
    change: (next) => {
      begun.set(name, next);
      setValue(next);
    },
    done: (saved) => {
      begun.delete(name);
      setValue(saved);
    },
  };
}
