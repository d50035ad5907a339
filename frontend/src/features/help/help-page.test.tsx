// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { ELSEWHERE, setCountry, WITH_LINES } from '../../library/country';
import { helpFor, telephone } from '../../library/helplines';
import { setSession } from '../../session/state';
import { HelpPage } from './help-page';

beforeAll(() => loadCatalogues('shell', 'help', 'exit', 'plain'));
afterEach(() => {
  cleanup();
  setCountry('');
  vi.unstubAllGlobals();
});

test.each(['', ELSEWHERE, 'GR', 'JP', ...WITH_LINES])('promise 7: signed out and without a connection every line of the country stands there (%s)', (code) => {
  setSession({ state: 'signed_out' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no connection')));
  setCountry(code);
  const { container } = render(<LocationProvider><HelpPage /></LocationProvider>);
  const links = [...container.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '');
  const { emergency, lines } = helpFor(code);
  expect(links).toContain(telephone(emergency.number));
  expect(lines.length).toBeGreaterThan(0);
  for (const { name, call, chat, web } of lines) {
    expect(container.textContent).toContain(name);
    if (call) expect(links).toContain(telephone(call));
    for (const site of [chat, web]) if (site) expect(links).toContain(`https://${site}`);
  }
});
