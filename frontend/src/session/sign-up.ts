import { requestNewKeys } from '../api/key-links';
import { requestSignUp } from '../api/session';
import { withZone } from '../i18n/zone';
import { VaultError } from '../vault/errors';
import { type Custody, type NewVault, newVault } from '../vault/new-vault';
import { sameCard } from '../vault/recovery-card';
import { openWith } from './open';
import { readSession } from './server-says';
import { setSession } from './state';

export type SignUpInput = {
  readonly username: string;
  readonly passphrase: string;
  readonly custody: Custody;
  readonly privateDevice: boolean;
  readonly country: string; // "" where none was chosen
  readonly timezone: string;
  readonly locale: string;
};

let pending: { input: SignUpInput; made: NewVault; confirmed: boolean } | null = null;

/**
 * Makes the keys on the device; nothing is sent. Where only the person holds the key, the answer has the recovery
 * card to show: it is typed back (`confirmRecoveryCard`) before the account is made. Takes about half a second.
 */
export async function prepareSignUp(input: SignUpInput): Promise<{ recoveryCard: string | null }> {
  const made = await newVault(input.passphrase, input.custody);
  pending = { input: { ...input, passphrase: '' }, made, confirmed: made.recoveryCard === null };
  return { recoveryCard: made.recoveryCard };
}

/** Whether what was typed is the card that was shown. Typing it once is enough. */
export function confirmRecoveryCard(typed: string): boolean {
  if (!pending?.made.recoveryCard) return false;
  pending.confirmed ||= sameCard(pending.made.recoveryCard, typed);
  return pending.confirmed;
}

/**
 * Makes the account and opens it. What was prepared is kept when the server says no, so a taken name can be changed
 * by calling again with another. A clinician goes on to their second step. Throws VaultError("card_not_confirmed"),
 * ApiError, Offline.
 */
export async function completeSignUp(username?: string, clinician?: { link: string; display_name: string }): Promise<void> {
  if (!pending) throw new VaultError('locked');
  const { input, made, confirmed } = pending;
  if (!confirmed) throw new VaultError('card_not_confirmed');
  const { timezone, locale, country, privateDevice } = input;
  await withZone(timezone, (zone) =>
    requestSignUp({
      username: username ?? input.username,
      password: made.authKey,
      vault: made.body,
      timezone: zone,
      locale,
      country,
      private_device: privateDevice,
      ...clinician,
    }),
  );
  const { user } = await readSession();
  if (!user) throw new VaultError('locked');
  if (user.second_factor === 'needed') {
    abandonSignUp();
    return setSession({ user, state: 'needs_second_factor' });
  }
  await openWith(user, made.userKey, made.body, privateDevice ? 'offer' : 'drop');
  pending = null;
}

/**
 * Puts what was prepared in the place of a clinician's lost keys, by their one-time link, and signs in with the words
 * that it was prepared with. Throws like `completeSignUp` and `signIn`.
 */
export async function renewKeys(link: string, passphrase: string): Promise<void> {
  if (!pending) throw new VaultError('locked');
  const { input, made, confirmed } = pending;
  if (!confirmed) throw new VaultError('card_not_confirmed');
  await requestNewKeys({ link, auth_key: made.authKey, vault: made.body });
  abandonSignUp();
  const { signIn } = await import('./sign-in');
  await signIn({ username: input.username, passphrase, privateDevice: input.privateDevice });
}

/** Lets go of what was prepared, as when somebody goes back. */
function abandonSignUp(): void {
  pending?.made.userKey.fill(0);
  pending = null;
}
