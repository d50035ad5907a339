// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { readFileSync } from 'node:fs';

import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider, Route, Router } from 'preact-iso/router';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import { setSession, setSignedOut } from '../../session/state';
import { answers, forgetAnswers } from './answers';
import Welcome from './routes';

const SOURCE = readFileSync(`${import.meta.dirname}/frame.tsx`, 'utf8');
const PLACES = [...SOURCE.matchAll(/<Route path="([^"]+)"/g)].map(([, path]) => path as string);
const BEFORE = ['/', '/device', '/clinician'];
const AT_FIRST = answers.privateDevice.peek();

beforeAll(() => loadCatalogues('start', 'welcome', 'shell', 'account', 'help'));
afterEach(() => {
  cleanup();
  forgetAnswers();
});

async function open(path: string, state: 'starting' | 'signed_out' = 'signed_out'): Promise<void> {
  history.replaceState(null, '', path === '/' ? '/welcome' : `/welcome${path}`);
  setSignedOut();
  setSession({ state });
  const asked = vi.fn();
  vi.stubGlobal('Notification', { permission: 'default', requestPermission: asked });
  render(
    <LocationProvider>
      <Router>
        <Route path="/welcome" component={Welcome} />
        <Route path="/welcome/*" component={Welcome} />
      </Router>
    </LocationProvider>,
  );
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).not.toHaveBeenCalled();
  vi.unstubAllGlobals();
}

const typedInto = (): Element[] => [...document.querySelectorAll('input:not([type=radio]), textarea, [contenteditable]')];

describe('promise 4: whose device it is is asked before anything else', () => {
  test('there are steps behind the question', () => {
    expect(PLACES.length).toBeGreaterThan(8);
    expect(PLACES).toEqual(expect.arrayContaining(BEFORE));
  });

  test.each(PLACES.filter((path) => !BEFORE.includes(path)))('%s leads to the question', async (path) => {
    await open(path);
    await vi.waitFor(() => expect(location.pathname).toBe('/welcome/device'));
    expect(typedInto()).toEqual([]);
  });

  test.each(PLACES.filter((path) => !BEFORE.includes(path)))('%s is no empty page while the server says nothing', async (path) => {
    await open(path, 'starting');
    expect(await screen.findByRole('status', { name: t('shell.loading') })).toBeTruthy();
    expect(typedInto()).toEqual([]);
  });

  test.each(BEFORE)('%s takes nothing that is typed', async (path) => {
    await open(path);
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy();
    expect(typedInto()).toEqual([]);
  });

  test('nothing is chosen beforehand, and going on without an answer is the careful one', async () => {
    expect(AT_FIRST).toBeNull();
    await open('/device');
    expect(screen.getAllByRole<HTMLInputElement>('radio').map(({ checked }) => checked)).toEqual([false, false]);
    setSession({ state: 'signed_out' });
    screen.getByRole('button', { name: t('welcome.go_on') }).click();
    expect(answers.privateDevice.value).toBe(false);
  });
});
