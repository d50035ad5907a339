import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import MessageFormat from '@messageformat/core';
import { load } from 'js-yaml';
import type { Plugin } from 'vite';

import { LANGUAGES, type Language } from '../src/i18n/languages.ts';
import type { CountryHelp } from '../src/library/helplines.ts';
import { type PlainContext, plainHelpPage, plainPage } from '../src/library/plain-pages.ts';
import { checkScript, LEAST } from './browsers.ts';

const SOURCE = join(import.meta.dirname, '..', 'src');
const NAMES: Readonly<Record<keyof typeof LEAST, string>> = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' };

const plainOf = (language: string): string => `plain-${language}.html`;
const helpOf = (language: string): string => `plain-help-${language}.html`;

/** What stands in place of the app where it can't run, by file name: the check, pages in each language, their look. */
export function plainFiles(base: string): Readonly<Record<string, string>> {
  const languages = Object.keys(LANGUAGES) as Language[];
  const pages = Object.fromEntries(languages.map((language) => [language, base + plainOf(language)]));
  return {
    'check.js': checkScript(pages, base + plainOf('en'), namesOfGuises()),
    'plain.css': readFileSync(join(import.meta.dirname, 'plain.css'), 'utf8'),
    ...Object.fromEntries(
      languages.flatMap((language) => {
        const context = contextOf(language, base);
        return [
          [plainOf(language), plainPage(context)],
          [helpOf(language), plainHelpPage(context)],
        ];
      }),
    ),
  };
}

export function namesOfGuises(): Record<string, string> {
  const { guises } = load(readFileSync(join(SOURCE, '../../backend/core/pwa/guises.yaml'), 'utf8')) as { guises: Record<string, { name: string }> };
  const others = Object.entries(guises).slice(1); // the first is what the page comes in
  return Object.fromEntries(others.map(([guise, { name }]) => [guise, name]));
}

function contextOf(language: Language, base: string): PlainContext {
  const read = (file: string): string => readFileSync(join(SOURCE, file), 'utf8');
  const format = new MessageFormat(language);
  return {
    language,
    direction: LANGUAGES[language],
    // src/i18n/dates.ts writes by the language on a screen, and there is none while the client is built
    // eslint-disable-next-line no-restricted-syntax -- as said above
    list: (texts) => new Intl.ListFormat(language, { type: 'conjunction' }).format(texts),
    // eslint-disable-next-line no-restricted-syntax -- the same
    day: (day) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day)),
    say: (key, values = {}) => {
      const [area = '', name = ''] = key.split('.');
      const text = (JSON.parse(read(`i18n/${language}/${area}.json`)) as Record<string, string>)[name];
      if (text === undefined) throw new Error(`No text for ${key} in ${language}`);
      return format.compile(text)(values);
    },
    helplines: load(read('library/helplines.yaml')) as Record<string, CountryHelp>,
    numbers: (load(read('library/emergency.yaml')) as { numbers: Record<string, string[]> }).numbers,
    browsers: Object.fromEntries(Object.entries(LEAST).map(([name, version]) => [NAMES[name as keyof typeof LEAST], version.replace(/\.0$/, '')])),
    addresses: { plain: base + plainOf(language), help: base + helpOf(language), style: `${base}plain.css` },
  };
}

/** Puts them beside the built client, under names that the server's one page can say. */
export function plain(): Plugin {
  let base = '/';
  return {
    name: 'attune:plain',
    configResolved(config) {
      base = config.base;
    },
    generateBundle() {
      for (const [fileName, source] of Object.entries(plainFiles(base))) this.emitFile({ type: 'asset', fileName, source });
    },
  };
}
