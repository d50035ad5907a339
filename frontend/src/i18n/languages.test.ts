// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const CHOSEN = 'attune-language';

beforeEach(() => {
  vi.resetModules();
  localStorage.clear();
});
afterEach(() => vi.unstubAllGlobals());

async function open(...languages: readonly string[]) {
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  return import('.');
}

test.each([
  [['es-MX', 'en'], 'es'],
  [['fr-FR', 'es'], 'es'],
  [['en-GB', 'es'], 'en'],
  [['fr-FR'], 'en'],
  [[], 'en'],
  [['constructor', 'ES-es'], 'es'],
])('promise 32: a browser that asks for %j is spoken to in "%s"', async (asked, spoken) => {
  const { language } = await open(...asked);
  expect(language.value).toBe(spoken);
});

test('promise 32: what was chosen here goes before what the browser asks for, and the page says it', async () => {
  const { loadCatalogues, t } = await open('en-GB');
  const { changeLanguage } = await import('./change-language');
  await loadCatalogues('shell');
  expect(t('shell.today')).toBe('Today');
  await changeLanguage('es');
  expect(t('shell.today')).toBe('Hoy');
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['es', 'ltr']);
  vi.resetModules();
  const again = await open('en-GB');
  expect(again.language.value).toBe('es');
  expect((await import('./change-language')).isChosenHere()).toBe(true);
});

test('a screen that comes while the language changes has its texts in the new one', async () => {
  const { loadCatalogues, t } = await open('en-GB');
  const { changeLanguage } = await import('./change-language');
  await loadCatalogues('shell');
  const changing = changeLanguage('es');
  const coming = loadCatalogues('lock');
  await Promise.all([changing, coming]);
  expect(t('lock.title')).not.toBe('');
  expect(t('shell.today')).toBe('Hoy');
});

test('what is followed from another device is begun with too, and gives way to a choice', async () => {
  const { loadCatalogues, language } = await open('en-GB');
  const { changeLanguage, isChosenHere } = await import('./change-language');
  await loadCatalogues('shell');
  await changeLanguage('es', 'followed');
  expect([language.value, isChosenHere()]).toEqual(['es', false]);
  vi.resetModules();
  expect((await open('en-GB')).language.value).toBe('es');
  const anew = await import('./change-language');
  const following = anew.changeLanguage('es', 'followed');
  await anew.changeLanguage('en');
  await following;
  expect([(await import('.')).language.value, anew.isChosenHere()]).toEqual(['en', true]);
});

test('where the texts of a language do not come, those that are here are shown', async () => {
  const { language, loadCatalogues, loaded, t } = await open('en-GB');
  const { fallBack } = await import('./change-language');
  await loadCatalogues('shell');
  language.value = 'es'; // the browser changed its mind, and there is no connection
  vi.doMock('./others', () => Promise.reject(new TypeError('offline')));
  await expect(loadCatalogues('shell')).rejects.toThrow();
  await fallBack();
  expect([language.value, t('shell.today'), document.documentElement.lang]).toEqual(['en', 'Today', 'en']);
  expect(Object.keys(loaded.value)).toEqual(['en/shell']);
  vi.doUnmock('./others');
});

test('a choice that is no language, in a store that others write to, counts for nothing', async () => {
  localStorage.setItem(CHOSEN, '__proto__');
  const { language } = await open('es');
  expect(language.value).toBe('es');
});
