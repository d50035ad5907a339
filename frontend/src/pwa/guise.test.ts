// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';

import { checkScript } from '../../build/browsers.ts';
import { namesOfGuises } from '../../build/plain.ts';
import { GUISES, VERSION } from '../sw/guises';

const NAMED = ['application-name', 'apple-mobile-web-app-title'];
const LINKED = { manifest: '/manifest.json', icon: '/static/icons/favicon.svg', 'apple-touch-icon': '/static/icons/apple-touch-180.png' };
const AS_IT_CAME = 'Attune Attune Attune /manifest.json /static/icons/favicon.svg /static/icons/apple-touch-180.png';
const AS_DAYS = 'Days Days Days /manifest/days.json /static/icons/days/favicon.svg /static/icons/days/apple-touch-180.png';

let installed = false;
let before = '';

function worn(): string {
  const of = (selector: string, attribute: string): string => document.querySelector(selector)?.getAttribute(attribute) ?? '';
  const links = Object.keys(LINKED).map((rel) => of(`link[rel=${rel}]`, 'href'));
  const names = NAMED.map((name) => of(`meta[name=${name}]`, 'content'));
  return [document.title, ...names, ...links].join(' ');
}

/** The page as it comes from the server, up to its title. */
function asItComes(): void {
  const make = (tag: string, attributes: Record<string, string>): Element => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    return made;
  };
  const links = Object.entries(LINKED).map(([rel, href]) => make('link', { rel, href }));
  document.head.replaceChildren(...links, ...NAMED.map((name) => make('meta', { name, content: 'Attune' })));
}

/** Opens the app anew, at `installedAs` from a home screen; what is put on before anything is drawn. */
async function open(installedAs: string | null = null) {
  vi.resetModules();
  asItComes();
  new Function(checkScript({}, '/plain.html', namesOfGuises()))();
  if (document.title === '') document.title = 'Attune'; // read after the check
  before = worn();
  const app = await import('./guise');
  app.restoreGuise(installedAs);
  return app;
}

beforeEach(() => {
  localStorage.clear();
  installed = false;
  vi.stubGlobal('caches', { open: async () => ({ put: async () => undefined }), delete: async () => true });
  vi.stubGlobal('matchMedia', () => ({ matches: installed }));
});

describe('promise 17: what the app is called changes by the person alone', () => {
  it('wears what it came in until somebody chooses, and then what was chosen', async () => {
    const first = await open();
    expect(worn()).toBe(AS_IT_CAME);
    first.chooseGuise('days');
    expect(worn()).toBe(AS_DAYS);
    expect((await open()).guise.value).toBe('days');
    expect([before, worn()]).toEqual([AS_DAYS, AS_DAYS]);
    (await open()).chooseGuise('attune');
    expect(worn()).toBe(AS_IT_CAME);
  });

  it('is told to the worker at every opening, for a sign-out takes away what that kept', async () => {
    const put = vi.fn(async () => undefined);
    vi.stubGlobal('caches', { open: async () => ({ put }), delete: async () => true });
    localStorage.setItem('attune-guise', 'days');
    await open();
    await vi.waitFor(() => expect(put).toHaveBeenCalledOnce());
  });

  it('follows no link that says another name, and nothing unknown that is kept', async () => {
    await open('days');
    expect(worn()).toBe(AS_IT_CAME);
    localStorage.setItem('attune-guise', 'toString');
    await open();
    expect(worn()).toBe(AS_IT_CAME);
  });

  it('wears on a home screen what it was installed in, and what was chosen there since', async () => {
    installed = true;
    const app = await open('days');
    expect(worn()).toBe(AS_DAYS);
    app.chooseGuise('attune');
    await open('days');
    expect(worn()).toBe(AS_IT_CAME);
  });

  it('says once that there are more to choose from, on no new device, and puts none of them on', async () => {
    expect((await open()).moreGuises.value).toBe(false);
    localStorage.setItem('attune-guises-told', String(VERSION - 1));
    const app = await open();
    expect(app.moreGuises.value).toBe(true);
    expect(worn()).toBe(AS_IT_CAME);
    app.toldOfGuises();
    expect(app.moreGuises.value).toBe(false);
    expect((await open()).moreGuises.value).toBe(false);
  });
});

describe('promise 17: before anything is drawn', () => {
  it.each(GUISES)('%s is put on just as it was when it was chosen', async (guise) => {
    (await open()).chooseGuise(guise);
    const chosen = worn();
    await open();
    expect(before).toBe(chosen);
  });
});
