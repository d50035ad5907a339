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

/** Where nothing was chosen on this device, the app speaks what the person chose on another. */
export async function followAccount(): Promise<void> {
  await tellAccount();
  if (isChosenHere()) return;
  const { locale } = await call<{ readonly locale: string }>('GET', '/api/v1/profile');
  await changeLanguage(locale, 'followed');
}

async function tellAccount(): Promise<void> {
  const locale = onThisBrowser.get(UNTOLD);
  if (locale === null) return;
  await call('PATCH', '/api/v1/profile', { body: { locale } });
  if (onThisBrowser.get(UNTOLD) === locale) onThisBrowser.remove(UNTOLD);
}
