import { beforeEach, describe, expect, test, vi } from 'vitest';

const addAll = vi.fn();

beforeEach(() => {
  vi.resetModules();
  addAll.mockReset();
  vi.stubGlobal('__PRECACHE__', ['/static/main.js']);
  vi.stubGlobal('__IN_LANGUAGES__', { en: [], es: [] });
  vi.stubGlobal('__SECOND_WAYS__', { WebAssembly: ['/static/argon2.js'], curves: ['/static/curves.js'] });
  vi.stubGlobal('__BUILD__', 'b');
  vi.stubGlobal('self', { location: { origin: 'https://attune.test' }, navigator: { languages: ['en'] } });
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('<div id="app"></div>')));
  vi.stubGlobal('caches', { match: () => Promise.resolve(undefined), open: () => Promise.resolve({ addAll, put: () => undefined }) });
  return () => vi.unstubAllGlobals();
});

describe('what is kept for offline', () => {
  test('nothing that stands in for what the browser has', async () => {
    await (await import('./precache')).fill();
    expect(addAll).toHaveBeenCalledExactlyOnceWith(['/static/main.js']);
  });

  test('in a browser without WebAssembly and without the curves, what stands in for them', async () => {
    vi.stubGlobal('WebAssembly', undefined);
    vi.spyOn(crypto.subtle, 'importKey').mockRejectedValue(new DOMException('Unrecognized name.', 'NotSupportedError'));
    await (await import('./precache')).fill();
    expect(addAll).toHaveBeenCalledExactlyOnceWith(['/static/main.js', '/static/argon2.js', '/static/curves.js']);
  });
});
