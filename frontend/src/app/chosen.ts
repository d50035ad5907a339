import { onThisBrowser } from '../vault/web-storage';
import { session } from '../session/state';

// Who opened the app here last.
const LAST = 'attune-last';
// The language that an account is to be told of (own-language.ts), and the PINs that were tried (locks.ts).
const CHOSEN = ['attune-language-untold', 'attune-wrong-pins'];

/**
 * What one person chose for this browser, and left here because their session ended elsewhere, is nothing to another.
 * The country and the language on the screen stay: whoever is here sees them, and can change them.
 */
export async function dropOfOthers(): Promise<void> {
  const owner = session.peek().user?.id ?? '';
  const last = onThisBrowser.get(LAST);
  if (last !== null && last !== owner) {
    for (const name of CHOSEN) onThisBrowser.remove(name);
    (await import('../entries/safety-plans/without-sign-in')).showNone();
  }
  onThisBrowser.set(LAST, owner);
}
