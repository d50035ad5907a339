import { language } from '../i18n';
import { place } from '../library/country';
import { LAST } from '../session/client-here';
import { followAccount, type Place } from '../session/own-language';
import { session } from '../session/state';
import { forgetTrail } from '../ui/trail';
import { onThisBrowser } from '../vault/web-storage';

// The language that an account is to be told of (own-language.ts), and the PINs that were tried (locks.ts).
const CHOSEN = ['attune-language-untold', 'attune-wrong-pins'];

// Help for a clinician's own country is nothing that their browser has to keep.
const ELSEWHERE: Place = { isChosen: () => true, follow: () => undefined };

const isClient = (): boolean => session.peek().user?.role === 'client';

/** What somebody else chose here is gone before what this account says is followed. */
export async function followChoices(): Promise<void> {
  await dropOfOthers();
  const before = language.peek();
  await followAccount(isClient() ? place : ELSEWHERE);
  if (language.peek() !== before) forgetTrail(); // its labels were said in the other one
}

/**
 * What one person chose for this browser, and left here because their session ended elsewhere, is nothing to another.
 * The country and the language on the screen stay: whoever is here sees them, and can change them.
 */
async function dropOfOthers(): Promise<void> {
  const owner = session.peek().user?.id ?? '';
  const last = onThisBrowser.get(LAST);
  if (last !== null && last !== owner) {
    for (const name of CHOSEN) onThisBrowser.remove(name);
    (await import('../entries/safety-plans/without-sign-in')).showNone();
  }
  // A clinician's browser keeps nothing of them: whoever comes next finds nothing of the one before them either.
  if (isClient()) onThisBrowser.set(LAST, owner);
  else onThisBrowser.remove(LAST);
}
