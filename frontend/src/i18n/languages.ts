/** The languages that ship whole, and which way they are written. Add one here and as a folder beside this file. */
export const LANGUAGES = { en: 'ltr', es: 'ltr' } as const satisfies Record<string, 'ltr' | 'rtl'>;

export type Language = keyof typeof LANGUAGES;

const DEFAULT: Language = 'en';

/** The first wanted language that ships, by its first part (`en-GB` is `en`). */
export function chooseLanguage(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const base = tag.toLowerCase().split('-')[0] ?? '';
    if (Object.hasOwn(LANGUAGES, base)) return base as Language;
  }
  return DEFAULT;
}

export function direction(language: Language): 'ltr' | 'rtl' {
  return LANGUAGES[language];
}
