import { signal, type Signal } from '@preact/signals';

import { onForget } from '../vault/forget';
import { unwritten } from './unwritten';

/** A list of the server's that a page shows, and that is written here too. */
export type Held<Data> = {
  /** As the server last told; null until it did. Forgotten with the keys. */
  readonly value: Signal<Data | null>;
  /** Reads it. Of two answers the one to the later question stands. */
  readonly load: () => Promise<void>;
  /**
   * Asks the server for a change and puts its answer into what is held. One after the other, so that the answers come
   * in the order of the changes.
   */
  readonly write: <Answer>(ask: () => Promise<Answer>, put: (data: Data, answer: Answer) => Data) => Promise<Answer>;
};

export function held<Data>(read: () => Promise<Data>): Held<Data> {
  const value = signal<Data | null>(null);
  let asked = 0;
  let taken = 0; // the question whose answer is held
  let last: Promise<unknown> = Promise.resolve();
  onForget(() => {
    value.value = null;
    taken = ++asked; // whatever is still on its way is for nobody
  });
  return {
    value,
    load: async () => {
      const turn = ++asked;
      const data = await unwritten(read);
      if (turn <= taken) return;
      taken = turn;
      value.value = data;
    },
    write: (ask, put) => {
      const mine = last.then(async () => {
        const answer = await ask();
        if (value.value !== null) value.value = put(value.value, answer);
        return answer;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
  };
}
