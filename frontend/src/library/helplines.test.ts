import { describe, expect, test } from 'vitest';

import { loadCatalogues, t } from '../i18n';
import { chooseZone } from '../i18n/zone';
import { COUNTRIES, countryForHelp, guessed, setCountry, WITH_LINES } from './country';
import { IN_THE_EU, NUMBERS } from './emergency';
import { helpFor, helplines, inDistress, isSilent, message, silentFirst, telephone, whatsapp } from './helplines';
import { termsOf } from './line-facts';

describe('promise 7: Help now', () => {
  test('knows which countries have lines without having loaded them', () => {
    expect([...WITH_LINES].sort()).toEqual(
      Object.keys(helplines)
        .filter((code) => code !== 'ANY' && code !== 'EU')
        .sort(),
    );
    expect(new Set(COUNTRIES).size).toBe(COUNTRIES.length);
  });

  test.each([...COUNTRIES])('has a number for danger and something to open in %s', (code) => {
    const { emergency, known, lines } = helpFor(code);
    expect(known).toBe(true);
    expect(emergency.number).toMatch(/^\d{2,5}$/);
    expect(lines.length).toBeGreaterThan(0);
  });

  test.each([['MX', '911'], ['PE', '105'], ['BO', '110'], ['HN', '911'], ['NG', '112'], ['DZ', '17']])('knows the number of %s, on which two lists disagree', (code, number) => {
    expect(helpFor(code)).toMatchObject({ emergency: { number }, known: true });
  });

  test.each(['ANY', '', 'nowhere', 'constructor'])('offers 112, and does not call it the number of the country, for "%s"', (code) => {
    expect(helpFor(code)).toMatchObject({ emergency: { number: '112' }, known: false });
  });

  test('shows the lines of the European Union in its members that have none, and nowhere else', () => {
    const shared = helplines['EU']?.lines ?? [];
    for (const code of COUNTRIES) expect(helpFor(code).lines.includes(shared[0] as never)).toBe(IN_THE_EU.has(code));
    for (const code of IN_THE_EU) expect(NUMBERS.get(code)).toBe('112');
  });

  test('always ends with a way to find a line elsewhere, once', () => {
    for (const code of [...COUNTRIES, 'ANY', '', 'nowhere']) {
      const { lines } = helpFor(code);
      expect(lines.filter((line) => line.web === 'findahelpline.com')).toHaveLength(1);
      expect(lines.at(-1)?.web).toBe('findahelpline.com');
    }
  });

  test.each([...WITH_LINES])('without speaking, what can be written to comes first in %s, and nothing is left out', (code) => {
    const { lines } = helpFor(code);
    const sorted = silentFirst(lines);
    const silent = lines.filter(isSilent).length;
    expect(silent).toBeGreaterThan(0);
    expect(sorted.slice(0, silent).every(isSilent)).toBe(true);
    expect(new Set(sorted)).toEqual(new Set(lines));
  });

  test.each([...WITH_LINES])('has a line for anybody in distress in %s, all over the country', (code) => {
    const lines = inDistress(helpFor(code).lines);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.filter(({ who, where }) => who ?? where)).toEqual([]);
  });

  test('guesses the country by the time zone alone, and a choice goes before it', () => {
    expect(guessed('Europe/Vienna')).toBe('AT');
    expect(guessed('America/Toronto')).toBe('CA');
    expect(guessed('Africa/Nairobi')).toBe('KE');
    expect(guessed('America/Mexico_City')).toBe('MX');
    for (const none of ['UTC', 'Etc/GMT+3', '+05:30', '']) expect(guessed(none)).toBe('');
    chooseZone('Europe/Vienna');
    setCountry('NZ');
    expect(countryForHelp.value).toBe('NZ');
    setCountry('');
    expect(countryForHelp.value).toBe('AT');
    chooseZone('');
  });

  test('says in how old a page a row was read where that is known, and no language where none is', async () => {
    await loadCatalogues('help');
    const writing = { language: 'en', list: (texts: readonly string[]) => texts.join(' '), day: (day: string) => day };
    const said = (code: string, name: string): string => {
      const line = helplines[code]?.lines.find((one) => one.name === name);
      if (!line) throw new Error(name);
      return termsOf(line, t, writing);
    };
    expect(said('US', 'RAINN National Sexual Assault Hotline')).toContain(t('help.checked_page', { day: '2026-11-28', year: '2014' }));
    expect(said('AU', 'Beyond Blue')).toContain(t('help.checked', { day: '2026-11-28' }));
    expect(said('CA', '9-8-8 Suicide Crisis Helpline')).toContain(t('help.languages', { languages: 'English French' }));
    expect(said('EU', 'Emotional support')).toBe(`${t('help.hours_unsaid')} ${t('help.checked_page', { day: '2026-11-28', year: '2013' })}`);
  });

  test('links hold digits alone, and the word to send', () => {
    expect(telephone('1-800-799-7233')).toBe('tel:18007997233');
    expect(message('741741', 'HOME')).toBe('sms:741741?&body=HOME');
    expect(message('85258')).toBe('sms:85258');
    expect(whatsapp('+34 600 000 016')).toBe('https://wa.me/34600000016');
  });
});
