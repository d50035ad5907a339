import { readFileSync } from 'node:fs';

import { load } from 'js-yaml';
import { syllable } from 'syllable';
import { describe, expect, test } from 'vitest';

import { compileCatalogue } from '../../build/catalogues.ts';
import { LANGUAGES } from './languages';
import { argumentsOf, languages, type Message, messagesOf, named, readings } from './testing/catalogues';
import { ASSUMING, BLAMING, COUNTING, MEDICALISING, URGING } from './testing/unwelcome';

const all = languages().flatMap(messagesOf);
const english = messagesOf('en');
const reminderLines = load(readFileSync('../backend/reminders/data/reminder_lines.yaml', 'utf8')) as {
  plain: string[];
  actions?: Record<string, string>;
  forbidden_outside: string[];
};

/** The messages that say something on a list, each with its place, so that a failing test shows where. */
function saying(patterns: readonly RegExp[], messages: readonly Message[] = all): string[] {
  return messages.filter(({ text }) => readings(text).some((reading) => patterns.some((pattern) => pattern.test(reading)))).map(named);
}

describe('the catalogues', () => {
  test('every message parses and compiles', () => {
    for (const language of languages()) {
      const messages = Object.fromEntries(messagesOf(language).map(({ area, key, text }) => [`${area}_${key}`, text]));
      expect(() => compileCatalogue(language, messages)).not.toThrow();
    }
  });

  test('no message is empty', () => {
    expect(all.filter(({ text }) => text.trim() === '').map(named)).toEqual([]);
  });

  test('promise 32: every language ships whole, with the same keys and arguments', () => {
    expect(languages().sort()).toEqual(Object.keys(LANGUAGES).sort());
    const shape = (language: string): Record<string, string[]> =>
      Object.fromEntries(messagesOf(language).map(({ area, key, text }) => [`${area}.${key}`, argumentsOf(text)]));
    for (const language of languages()) expect(shape(language)).toEqual(shape('en'));
  });

  test('nothing is shouted', () => {
    expect(all.filter(({ text }) => /[!¡]/.test(text) || /\b[A-Z]{4,}\b/.test(text.replaceAll(/\{[^}]*\}/g, ''))).map(named)).toEqual([]);
  });
});

describe('what no text says', () => {
  test('promise 9: nothing urges', () => {
    expect(saying(URGING)).toEqual([]);
  });

  test('promise 22: nothing counts up or finds somebody wanting', () => {
    expect(saying(COUNTING)).toEqual([]);
  });

  test('promise 29: nothing blames', () => {
    expect(saying(BLAMING)).toEqual([]);
  });

  test('promise 29: nothing makes a patient of a person', () => {
    expect(saying(MEDICALISING)).toEqual([]);
  });

  test('promise 31: nothing takes a gender or a kind family for granted', () => {
    expect(saying(ASSUMING)).toEqual([]);
  });

  test('promise 6: what shows outside the app tells nothing about it', () => {
    const forbidden = new RegExp(`\\b(${reminderLines.forbidden_outside.join('|')})`, 'i');
    const shell = readFileSync('../backend/core/templates/core/shell.html', 'utf8');
    const title = /<title>(.*?)<\/title>/.exec(shell)?.[1] ?? '';
    expect(title).toBe('Attune');
    const outside = [title, ...reminderLines.plain, ...Object.values(reminderLines.actions ?? {})];
    expect(outside.filter((text) => forbidden.test(text))).toEqual([]);
  });
});

describe('promise 28: client texts read at age 11 to 13', () => {
  const MOST_WORDS = 24;
  const sentences = english
    .filter(({ area }) => area !== 'clinic')
    .flatMap((message) =>
      readings(message.text)
        .flatMap((reading) => reading.match(/[^.?:;]+[.?:;]*/g) ?? [])
        .map((sentence) => sentence.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [])
        .map((words) => ({ message, words })),
    );

  test(`no sentence is longer than ${MOST_WORDS} words`, () => {
    expect(sentences.filter(({ words }) => words.length > MOST_WORDS).map(({ message }) => named(message))).toEqual([]);
  });

  const areas = [...new Set(sentences.map(({ message }) => message.area))];
  test.each(areas)('%s needs at most seven years of school', (area) => {
    const spoken = sentences.filter(({ message, words }) => message.area === area && words.length >= 4);
    if (spoken.length === 0) return; // labels alone
    const words = spoken.flatMap((sentence) => sentence.words);
    const syllables = words.reduce((sum, word) => sum + syllable(word), 0);
    const grade = 0.39 * (words.length / spoken.length) + 11.8 * (syllables / words.length) - 15.59; // Flesch–Kincaid
    expect(grade).toBeLessThanOrEqual(7);
  });
});
