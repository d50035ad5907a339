import { ApiError } from '../../api/errors';
import { completeSignUp, prepareSignUp, renewKeys } from '../../session/sign-up';
import { language } from '../../i18n';
import { deviceZone } from '../../i18n/zone';
import { country } from '../../library/country';
import type { Go } from '../../ui/use-act';
import { answers, forgetAnswers, isPrivate } from './answers';
import { asSent, problemWith } from './username';

/** Makes the keys on this device. Gives the card to be typed back where only the person holds the key, else null. */
export async function makeKeys(): Promise<string | null> {
  const { recoveryCard } = await prepareSignUp({
    username: asSent(answers.username.value),
    passphrase: answers.passphrase.value,
    // A clinician's keys are theirs alone: whoever runs the app must not read what clients share.
    custody: answers.link.value ? 'own' : answers.custody.value,
    privateDevice: isPrivate(),
    country: country.value,
    timezone: deviceZone(),
    locale: language.value,
  });
  answers.card.value = recoveryCard;
  return recoveryCard;
}

/** Makes the account under the name as it stands now. Throws what `completeSignUp` throws; see `askForTheName`. */
export async function makeAccount(): Promise<void> {
  const { value: link } = answers.link;
  if (link?.username) await renewKeys(link.token, answers.passphrase.value);
  else await completeSignUp(asSent(answers.username.value), link ? { link: link.token, display_name: link.display_name.trim() } : undefined);
  forgetAnswers();
}

/** Where the server said no to the name alone, only the name is asked again; what it said is kept then. */
export function askForTheName(error: unknown, go: Go): '' | null {
  if (!(error instanceof ApiError && error.status < 500 && 'username' in error.fields)) return null;
  const taken = error.code === 'username_taken';
  // where the two rules ever differ, the server's word comes without the sign that it is about
  answers.nameProblem.value = taken ? { code: 'username_taken' } : (problemWith(answers.username.value) ?? { code: 'username_shape' });
  go('/welcome/name');
  return '';
}
