// Not in the first screen's script: most people never change it.
import { onThisBrowser } from '../vault/web-storage';
import { asked, fetchArea, KEPT, language, loaded, markPage } from '.';
import type { Area } from './catalogue';
import { chooseLanguage, type Language } from './languages';

/**
 * Changes the language of everything on the screen, once its texts are here, and keeps it on this device until
 * somebody signs out. Where the texts don't come, all stays as it is, and it throws.
 */
export async function changeLanguage(tag: string): Promise<void> {
  const next = chooseLanguage([tag]);
  // A screen that comes meanwhile asks for further texts in the language of before.
  for (let missing = lacks(next); missing.length > 0; missing = lacks(next)) {
    const found = await Promise.all(missing.map((area) => fetchArea(next, area)));
    loaded.value = { ...loaded.value, ...Object.fromEntries(found) };
  }
  language.value = next;
  onThisBrowser.set(KEPT, next);
  markPage();
}

function lacks(tag: Language): Area[] {
  return [...asked].filter((area) => !(`${tag}/${area}` in loaded.peek()));
}
