import { signal } from '@preact/signals';

import type { Custody } from '../../vault/new-vault';
import { fourWords } from './four-words';

/** What was answered on the way in. In memory alone: a reload on a shared device leaves nothing behind. */
export const answers = {
  /** null until it was asked: nothing is typed before. */
  privateDevice: signal<boolean | null>(null),
  username: signal(''),
  /** The name that somebody who lost the words is getting back in with. */
  lostName: signal(''),
  usernameError: signal(''),
  ownWords: signal(false),
  words: signal(fourWords()),
  custody: signal<Custody>('spare'),
  card: signal<string | null>(null),
};

/** As it was before anybody answered. */
export function forgetAnswers(): void {
  answers.privateDevice.value = null;
  answers.username.value = '';
  answers.lostName.value = '';
  answers.usernameError.value = '';
  answers.ownWords.value = false;
  answers.words.value = fourWords();
  answers.custody.value = 'spare';
  answers.card.value = null;
}
