import { resetByEmail } from './email';
import { resetByCard } from './keys';
import { signIn } from './sign-in';

/** A new passphrase by the recovery card, and signed in with it. Throws like `resetByCard` and `signIn`. */
export async function recoverWithCard(input: {
  username: string;
  card: string;
  newPassphrase: string;
  privateDevice: boolean;
}): Promise<void> {
  const { username, card, newPassphrase, privateDevice } = input;
  await resetByCard(username, card, newPassphrase);
  await signIn({ username, passphrase: newPassphrase, privateDevice });
}

/** A new passphrase after `openByEmail`, and signed in with it. Throws like `resetByEmail` and `signIn`. */
export async function recoverByEmail(input: { newPassphrase: string; privateDevice: boolean }): Promise<void> {
  const username = await resetByEmail(input.newPassphrase);
  await signIn({ username, passphrase: input.newPassphrase, privateDevice: input.privateDevice });
}
