import { beforeEach, describe, expect, it, vi } from 'vitest';

const ORIGIN = 'https://attune.test';
const SHELL = '<!doctype html><div id="app"></div>';
const html = (text: string, status = 200): Response => new Response(text, { status, headers: { 'Content-Type': 'text/html' } });

let answer: () => Response | Promise<Response>;
const kept = new Map<string, Response>();
const added: string[][] = [];

async function load() {
  vi.resetModules();
  return import('./precache');
}

beforeEach(() => {
  kept.clear();
  added.length = 0;
  const cache = {
    addAll: async (files: string[]) => void added.push(files),
    keys: async () => added.flat().map((file) => new Request(ORIGIN + file)),
    put: async (path: string, response: Response) => void kept.set(path, response),
    match: async (path: string) => kept.get(path)?.clone(),
  };
  vi.stubGlobal('caches', { open: async () => cache, match: async (path: string, { cacheName }: MultiCacheQueryOptions = {}) => (cacheName === 'attune-language' ? kept.get(path)?.clone() : undefined) });
  vi.stubGlobal('self', { location: { origin: ORIGIN }, navigator: { languages: ['es-MX', 'en'] } });
  vi.stubGlobal('__BUILD__', 'one');
  vi.stubGlobal('__PRECACHE__', []);
  vi.stubGlobal('__IN_LANGUAGES__', { en: ['/static/assets/en.js'], es: ['/static/assets/es.js'] });
  vi.stubGlobal('__SECOND_WAYS__', { WebAssembly: [], curves: [] });
  vi.stubGlobal('fetch', async () => answer());
});

const OTHERS: readonly (readonly [string, () => Response | Promise<Response>])[] = [
  ['a proxy that knows no such page', () => new Response('404 page not found', { status: 404 })],
  ['a proxy that is not allowed to', () => html('<h1>Forbidden</h1>', 403)],
  ['a server that is not well', () => html('<h1>Oh no</h1>', 502)],
  ['a page of a hotel', () => html('<h1>Welcome to the hotel</h1>')],
  ['no connection', () => Promise.reject(new TypeError('network'))],
];

describe('promise 43: only our own page is the app', () => {
  it.each(OTHERS)('is not kept from %s', async (_what, other) => {
    const { fill } = await load();
    answer = other;
    await expect(fill()).rejects.toThrow();
    expect(kept.size).toBe(0);
  });

  it.each(OTHERS)('stands in for %s', async (_what, other) => {
    const { answerFor, fill } = await load();
    answer = () => html(SHELL);
    await fill();
    answer = other;
    const request = { url: `${ORIGIN}/people`, method: 'GET', mode: 'navigate' } as Request;
    expect(await (await answerFor(request))?.text()).toBe(SHELL);
  });

  it('leaves what is no page to whoever asked for it', async () => {
    const { answerFor, fill } = await load();
    answer = () => html(SHELL);
    await fill();
    answer = () => Response.json({ ok: true });
    const request = { url: `${ORIGIN}/healthz`, method: 'GET', mode: 'navigate' } as Request;
    expect(await (await answerFor(request))?.json()).toEqual({ ok: true });
  });
});

it('gives what keeps its name from the newest shell, and what only an older window needs from the one before', async () => {
  const shells: Readonly<Record<string, readonly string[]>> = { 'attune-shell-zero': ['plain-help-en.html', 'assets/old-12345678.js'], 'attune-shell-one': ['plain-help-en.html'] };
  vi.stubGlobal('caches', {
    match: async ({ url }: Request, { cacheName }: MultiCacheQueryOptions = {}) => {
      const shell = Object.keys(shells).find((name) => (cacheName ?? name) === name && shells[name]?.some((file) => url.endsWith(file)));
      return shell && new Response(shell);
    },
  });
  vi.stubGlobal('__PRECACHE__', ['/static/plain-help-en.html', '/static/assets/new-12345678.js']);
  const { answerFor } = await load();
  const shellOf = async (file: string) => (await answerFor({ url: `${ORIGIN}/static/${file}`, method: 'GET' } as Request))?.text();
  expect([await shellOf('plain-help-en.html'), await shellOf('assets/old-12345678.js')]).toEqual(['attune-shell-one', 'attune-shell-zero']);
});

describe('promise 32: the texts that are kept are those of the language on the screen', () => {
  it('the one that the browser asks for, where nothing was chosen', async () => {
    const { fill } = await load();
    answer = () => html(SHELL);
    await fill();
    expect(added).toEqual([['/static/assets/es.js']]);
  });

  it('the one that was chosen from then on, and only once', async () => {
    const { speak } = await load();
    await speak('en');
    await speak('en');
    expect(added).toEqual([['/static/assets/en.js']]);
    const { fill } = await load();
    answer = () => html(SHELL);
    await fill();
    expect(added.at(-1)).toEqual(['/static/assets/en.js']);
  });

  it('also where the browser changed its own, or another worker heard of the choice', async () => {
    const { speak } = await load();
    await speak('es'); // what it would speak anyway, and of which nothing is here
    expect(added).toEqual([['/static/assets/es.js']]);
    await speak('es');
    expect(added).toHaveLength(1);
  });

  it('what is no language changes nothing that cannot be kept', async () => {
    const { speak } = await load();
    await speak({ toString: () => '__proto__' });
    expect(added).toEqual([['/static/assets/en.js']]);
  });
});
