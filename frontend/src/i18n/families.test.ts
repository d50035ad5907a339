import { beforeAll, describe, expect, test, vi } from 'vitest';

import { isLoaded, loadCatalogues, t } from '.';
import { FAMILIES, type Family } from './families';
import { keyIn, OPEN } from './open-families';
import { languages, messagesOf } from './testing/catalogues';

const families = Object.entries(FAMILIES) as [Family, readonly (string | number)[]][];

describe('families of texts', () => {
  test.each(languages())('every value of every family has its text in %s', (language) => {
    const known = new Set(messagesOf(language).map(({ area, key }) => `${area}.${key}`));
    const lacking = families.flatMap(([family, values]) => values.map((value) => keyIn(family, value)).filter((key) => !known.has(key)));
    expect(lacking).toEqual([]);
  });

  test('none is without a value', () => {
    expect(families.filter(([, values]) => values.length === 0)).toEqual([]);
  });

  test('a key is made of the family and the value', () => {
    expect(keyIn('practice.choice', 'not_now')).toBe('practice.choice_not_now');
    expect(keyIn('practice.*_title', 'say')).toBe('practice.say_title');
    expect(keyIn('safety.*', 'found-out')).toBe('safety.found_out');
  });
});

describe('what is said', () => {
  beforeAll(() => loadCatalogues('shell', 'practice', 'cards', 'errors', 'moments'));

  test('the text of a value, its arguments filled in', () => {
    expect(t.of('practice.choice', 'not_now')).toBe(t('practice.choice_not_now'));
    expect(t.of('practice.closeness', 3)).toBe(t('practice.closeness_3'));
    expect(t.of('practice.try', 'pause', { time: 'tonight' })).toContain('tonight');
  });

  test('a value that an open family does not know is said by its fallback, or as it is called', () => {
    expect(t.of('cards.theme', 'newer-than-this-app')).toBe(t('cards.theme_other'));
    expect(t.of('errors.*', 'newer_than_this_app')).toBe(t('shell.error_other'));
    expect(t.of('practice.kind', 'newer_than_this_app')).toBe('newer than this app');
  });

  test('a value is never taken for something every object has', () => {
    expect(t.of('errors.*', 'constructor')).toBe(t('shell.error_other'));
    expect(t.of('practice.kind', 'other')).toBe(t('practice.kind_other'));
  });

  test('a text that is not there throws, in a closed family too', () => {
    expect(() => t('practice.nothing_like_it' as never)).toThrow('No text for practice.nothing_like_it');
    expect(() => t.of('practice.depth', 'bottomless' as never)).toThrow('No text for practice.depth_bottomless');
    expect(OPEN).not.toContain('practice.depth');
  });

  test('a text of an area that is not loaded throws; whether it is loaded can be asked', async () => {
    expect(isLoaded('shell', 'clinic')).toBe(false);
    expect(() => t('clinic.caseload')).toThrow('No text for clinic.caseload');
    await loadCatalogues('clinic');
    expect(isLoaded('shell', 'clinic')).toBe(true);
    expect(t('clinic.caseload')).not.toBe('');
  });

  test('where the app is used an ellipsis stands for it, or what the value is called: never nothing, never an error', () => {
    vi.stubEnv('DEV', false);
    expect(t('reminders.title')).toBe('…');
    expect(t.of('practice.depth', 'very-deep' as never)).toBe('very deep');
    expect(t.of('practice.kind', 'newer_than_this_app')).toBe('newer than this app');
    vi.unstubAllEnvs();
  });
});
