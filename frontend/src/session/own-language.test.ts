// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { ours } from '../api/testing/ours';
import { language, loadCatalogues } from '../i18n';
import { changeLanguage } from '../i18n/change-language';
import { country, place, setCountry } from '../library/country';
import { onThisBrowser } from '../vault/web-storage';
import { chooseOwnLanguage, followAccount } from './own-language';

let online: boolean;
let account: string;
let lives: string;

beforeEach(async () => {
  online = true;
  account = 'en';
  lives = '';
  setCountry('');
  vi.stubGlobal('fetch', async (request: Request) => {
    if (!online) throw new TypeError('offline');
    if (request.method === 'PATCH') account = ((await request.json()) as { locale: string }).locale;
    return ours(Response.json({ locale: account, country: lives }));
  });
  document.cookie = 'csrftoken=token';
  await loadCatalogues('shell');
  await changeLanguage('en', 'followed');
});

afterEach(() => {
  onThisBrowser.clear();
  vi.unstubAllGlobals();
});

test('promise 32: a choice is told to the account, and where that failed, at a later opening', async () => {
  online = false;
  await chooseOwnLanguage('es');
  expect([language.value, account]).toEqual(['es', 'en']);
  online = true;
  await followAccount(place);
  expect([language.value, account]).toEqual(['es', 'es']);
  account = 'en'; // chosen on another device since
  await followAccount(place);
  expect([language.value, account]).toEqual(['es', 'en']);
});

test('promise 32: a device on which nothing was chosen follows each time', async () => {
  account = 'es-MX';
  await followAccount(place);
  expect(language.value).toBe('es');
  account = 'en-GB';
  await followAccount(place);
  expect(language.value).toBe('en');
});

test('help is that of the country which was chosen on another device, unless one was chosen here', async () => {
  lives = 'GB';
  await followAccount(place);
  expect(country.value).toBe('GB');
  await changeLanguage('es');
  setCountry('IE');
  await followAccount(place);
  expect(country.value).toBe('IE');
  setCountry('');
  lives = 'XX'; // of which this app knows nothing
  await followAccount(place);
  expect(country.value).toBe('');
});
