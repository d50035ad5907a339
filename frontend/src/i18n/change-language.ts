// Not in the first screen's script: most people never change it.
import { onThisBrowser } from '../vault/web-storage';
import { asked, fetchArea, KEPT, language, loaded, markPage } from '.';
import { chooseLanguage } from './languages';

/**
 * Changes the language of everything on the screen, once its texts are here, and keeps it on this device until
 * somebody signs out. Where the texts don't come, all stays as it is, and it throws.
 */
export async function changeLanguage(tag: string): Promise<void> {
  const next = chooseLanguage([tag]);
  const found = await Promise.all([...asked].map((area) => fetchArea(next, area)));
  loaded.value = { ...loaded.value, ...Object.fromEntries(found) };
  language.value = next;
  onThisBrowser.set(KEPT, next);
  markPage();
}
