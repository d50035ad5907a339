// Not in the first screen's script: most people never change it.
import { onThisBrowser } from '../vault/web-storage';
import { asked, fetchArea, KEPT, language, loaded, markPage, wanted } from '.';
import type { Area } from './catalogue';
import { chooseLanguage, type Language, LANGUAGES } from './languages';

// What another device chose stands with this behind it, so that it begins with it too and still follows.
const FOLLOWED = '-';

/** Whether somebody chose the language on this very device. */
export function isChosenHere(): boolean {
  const kept = onThisBrowser.get(KEPT);
  return kept !== null && !kept.endsWith(FOLLOWED);
}

/**
 * Changes the language of everything on the screen, once its texts are here, and keeps it on this device until somebody
 * signs out. Where the texts don't come, all stays as it is, and it throws. What is followed gives way to what is
 * chosen here meanwhile.
 */
export async function changeLanguage(tag: string, how: 'chosen' | 'followed' = 'chosen'): Promise<void> {
  const next = chooseLanguage([tag]);
  await fetchAll(next);
  if (how === 'followed' && isChosenHere()) return;
  if (how === 'chosen') onThisBrowser.set(KEPT, next);
  else if (next === chooseLanguage(wanted())) onThisBrowser.remove(KEPT); // nothing to know of here
  else onThisBrowser.set(KEPT, next + FOLLOWED);
  speak(next);
}

/** For a device that has no texts of the language it should speak, and no connection: one whose texts it has. */
export async function fallBack(): Promise<void> {
  for (const tag of Object.keys(LANGUAGES) as Language[]) {
    if (await fetchAll(tag).then(() => true, () => false)) return speak(tag);
  }
}

// A screen that comes meanwhile asks for further texts in the language of before.
async function fetchAll(tag: Language): Promise<void> {
  const lacks = (): Area[] => [...asked].filter((area) => !(`${tag}/${area}` in loaded.peek()));
  for (let missing = lacks(); missing.length > 0; missing = lacks()) {
    const found = await Promise.all(missing.map((area) => fetchArea(tag, area)));
    loaded.value = { ...loaded.value, ...Object.fromEntries(found) };
  }
}

function speak(tag: Language): void {
  language.value = tag;
  markPage();
}
