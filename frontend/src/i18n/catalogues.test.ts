import { globSync, readFileSync } from 'node:fs';

import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../../build/catalogues.ts';
import { LANGUAGES } from './languages';
import { argumentsOf, languages, type Message, messagesOf, named } from './testing/catalogues';

const all = languages().flatMap(messagesOf);

/** The keys that two languages do not both have, with the same arguments. */
function unlike(one: readonly Message[], other: readonly Message[]): string[] {
  const shape = (messages: readonly Message[]): Set<string> =>
    new Set(messages.map(({ area, key, text }) => `${area}.${key}(${argumentsOf(text).join()})`));
  const [first, second] = [shape(one), shape(other)];
  return [...first].filter((key) => !second.has(key)).concat([...second].filter((key) => !first.has(key)));
}

describe('the catalogues', () => {
  test('every message parses and compiles', () => {
    for (const language of languages()) {
      const messages = Object.fromEntries(messagesOf(language).map(({ area, key, text }) => [`${area}_${key}`, text]));
      expect(() => compileCatalogue(language, messages)).not.toThrow();
    }
  });

  test('no key stands twice in a file: the second text would be said in the place of both', () => {
    const twice = globSync('src/i18n/*/*.json').flatMap((file) => {
      const keys = [...readFileSync(file, 'utf8').matchAll(/^ {2}"(\w+)":/gm)].map(([, key]) => key);
      expect(keys.length, file).toBe(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).length + keys.length - new Set(keys).size);
      return keys.filter((key, at) => keys.indexOf(key) !== at).map((key) => `${file}: ${key}`);
    });
    expect(twice).toEqual([]);
  });

  test('no message is empty', () => {
    expect(all.filter(({ text }) => text.trim() === '').map(named)).toEqual([]);
  });

  test('promise 32: every language ships whole, with the same keys and arguments', () => {
    expect(languages().sort()).toEqual(Object.keys(LANGUAGES).sort());
    for (const language of languages()) expect(unlike(messagesOf('en'), messagesOf(language))).toEqual([]);
  });

  // With one language there is nothing to compare: a second one is made up, and broken in each way.
  test.each<readonly [string, (text: string, key: string) => readonly (readonly [key: string, text: string])[]]>([
    ['lacks a text', (text, key) => (key === 'exit' ? [] : [[key, text]])],
    ['has one of its own', (text, key) => (key === 'exit' ? [[key, text], ['more', text]] : [[key, text]])],
    ['leaves an argument out', (text, key) => [[key, text.replace('{place}', '')]]],
    ['names an argument otherwise', (text, key) => [[key, text.replace('{place}', '{ort}')]]],
  ])('promise 32: is told of a language that %s', (_, broken) => {
    const made = messagesOf('en').flatMap(({ text, key, ...rest }) => broken(text, key).map(([k, said]) => ({ ...rest, language: 'xx', key: k, text: said })));
    expect(unlike(messagesOf('en'), made)).not.toEqual([]);
  });

  test('nothing is shouted', () => {
    expect(all.filter(({ text }) => /[!¡]/.test(text) || /\b(?!(?:FHIR|LGBT)\b)[A-Z]{4,}\b/.test(text.replaceAll(/\{[^}]*\}/g, ''))).map(named)).toEqual([]);
  });
});
