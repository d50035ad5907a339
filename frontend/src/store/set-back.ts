import { signal } from '@preact/signals';

import { onForget } from '../vault/forget';
import { drafts } from './drafts';

// That the server was found at an earlier time, until the person has read it.

const NAME = 'store/set-back';
const changes = signal(0);

/** Reading it inside a component subscribes. */
export function wasSetBack(): boolean {
  void changes.value;
  return drafts.get<boolean>(NAME) === true;
}

export function saySetBack(): void {
  void drafts.set(NAME, true);
  changes.value += 1;
}

export function readSetBack(): void {
  void drafts.remove(NAME);
  changes.value += 1;
}

onForget(() => {
  changes.value += 1;
});
