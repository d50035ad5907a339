import { call } from '../api/transport';
import { changeLanguage, isChosenHere } from '../i18n/change-language';
import { onThisBrowser } from '../vault/web-storage';

// What was chosen here and the account does not know yet: without a connection it is told at a later opening.
const UNTOLD = 'attune-language-untold';

/**
 * Speaks what the person chose on this device from now on, and e-mails and notes with it. Throws like `changeLanguage`.
 */
export async function chooseOwnLanguage(tag: string): Promise<void> {
  await changeLanguage(tag);
  onThisBrowser.set(UNTOLD, tag);
  await tellAccount().catch(() => undefined);
}

/** The country whose help is shown: whether one was chosen on this device, and how that of the account is taken up. */
export type Place = { readonly isChosen: () => boolean; readonly follow: (country: string) => void };

/**
 * Where nothing was chosen on this device, the app speaks what the person chose on another, and shows the help of the
 * country that they chose there.
 */
export async function followAccount(place: Place): Promise<void> {
  await tellAccount();
  if (isChosenHere() && place.isChosen()) return;
  const { locale, country } = await call<{ readonly locale: string; readonly country: string }>('GET', '/api/v1/profile');
  if (!place.isChosen()) place.follow(country);
  if (!isChosenHere()) await changeLanguage(locale, 'followed');
}

async function tellAccount(): Promise<void> {
  const locale = onThisBrowser.get(UNTOLD);
  if (locale === null) return;
  await call('PATCH', '/api/v1/profile', { body: { locale } });
  if (onThisBrowser.get(UNTOLD) === locale) onThisBrowser.remove(UNTOLD);
}
