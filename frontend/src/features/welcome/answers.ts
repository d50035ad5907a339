import { signal } from '@preact/signals';

import type { Role } from '../../api/types';
import { t } from '../../i18n';
import type { FieldProps } from '../../ui';
import type { Custody } from '../../vault/new-vault';
import type { NameProblem } from './username';

/** A clinician's one-time link, and what it is for. */
export type Brought = {
  readonly token: string;
  readonly username: string | null; // whose keys are made anew
  readonly role: Role;
  readonly display_name: string; // what clients are to call them, which the clinician may change
  readonly practice: string;
  readonly response_window: string;
};

/** What was answered on the way in. In memory alone: a reload on a shared device leaves nothing behind. */
export const answers = {
  /** null until it was asked: nothing is typed before. */
  privateDevice: signal<boolean | null>(null),
  username: signal(''),
  /** The name that somebody who lost the words is getting back in with. */
  lostName: signal(''),
  /** What the name lacks, or that it is somebody's; null where nothing is known against it. */
  nameProblem: signal<NameProblem | null>(null),
  ownPassphrase: signal(false),
  /** "" until they are shown. */
  passphrase: signal(''),
  custody: signal<Custody>('spare'),
  card: signal<string | null>(null),
  /** null for everybody but a clinician who makes keys. */
  link: signal<Brought | null>(null),
};

/** Whether the device was said to be the person's alone. */
export const isPrivate = (): boolean => answers.privateDevice.value === true;

/** The field of a name. Where others use the device too, the browser keeps none: it would offer it to them. */
export const ofTheName = (): Pick<FieldProps, 'label' | 'name' | 'autocomplete' | 'autocapitalize' | 'spellcheck'> => ({
  label: t('welcome.username'),
  name: 'username',
  autocomplete: isPrivate() ? 'username' : undefined,
  autocapitalize: 'none',
  spellcheck: false,
});

/** As it was before anybody answered. */
export function forgetAnswers(): void {
  answers.privateDevice.value = null;
  answers.username.value = '';
  answers.lostName.value = '';
  answers.nameProblem.value = null;
  answers.ownPassphrase.value = false;
  answers.passphrase.value = '';
  answers.custody.value = 'spare';
  answers.card.value = null;
  answers.link.value = null;
}
