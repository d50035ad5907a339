// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';

import { plainFiles } from '../../build/plain';
import { leave } from '../features/exit/leave';
import { HelpPage } from '../features/help/help-page';
import { StartPage } from '../features/welcome/start-page';
import { TodayPage } from '../features/today/today-page';
import { loadCatalogues, t } from '../i18n';
import { type Language, LANGUAGES } from '../i18n/languages';
import { messagesOf } from '../i18n/testing/catalogues';
import { freshApp } from '../store/testing/app';
import { closeVault } from '../vault/open-vault';
import { Sheet } from '../ui';
import { ways } from '../ui/ways-out';
import { Shell } from './shell';

// Nobody signs in there, it tells nothing of who came, and its name on a list of visited pages could be anybody's.
const AWAY = 'https://www.wikipedia.org/';
const files = plainFiles('/static/');

beforeEach(() => loadCatalogues('shell', 'help', 'exit', 'start', 'welcome', 'today', 'practice', 'guise', 'cards', 'speakup', 'reminders'));
afterEach(cleanup);

/** Every link that leads out of the app, as far as it stands on the page. */
function out(page: ParentNode): HTMLAnchorElement[] {
  return [...page.querySelectorAll<HTMLAnchorElement>('a[href]')].filter((link) => link.textContent?.startsWith('Exit') || link.href === AWAY);
}

function leadsAway(links: readonly HTMLAnchorElement[]): void {
  for (const link of links) {
    expect([link.getAttribute('href'), link.rel, link.target]).toEqual([AWAY, 'noreferrer', '']);
  }
}

describe('promise 3: every way out leads to a page that is not personal, and tells it nothing', () => {
  test('in the bar, as the first stop, and over a sheet', () => {
    render(
      <LocationProvider>
        <Shell>{null}</Shell>
        {ways.Out && <ways.Out />}
      </LocationProvider>,
    );
    expect(out(document)).toHaveLength(4);
    leadsAway(out(document));
  });

  test.each(Object.keys(files).filter((name) => name.endsWith('.html')))('on %s, for a browser that can’t run the app', (name) => {
    const page = new DOMParser().parseFromString((files[name] ?? '').replace(/<link[^>]*>/, ''), 'text/html');
    expect(out(page)).toHaveLength(1);
    leadsAway(out(page));
  });

  test('by a tap', async () => {
    const replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    history.replaceState(null, '', '/people?q=mother');
    await leave();
    expect(replace.mock.calls).toEqual([[AWAY]]);
  });

  test('promise 2: by Shift three times, from inside a sheet that lets no key through', async () => {
    const replace = vi.spyOn(location, 'replace').mockImplementation(() => undefined);
    render(
      <LocationProvider>
        <Shell>
          <Sheet open onClose={() => undefined} title="A sheet">
            <input aria-label="inside" autocomplete="off" onKeyDown={(event) => event.stopPropagation()} />
          </Sheet>
        </Shell>
      </LocationProvider>,
    );
    for (let times = 0; times < 3; times += 1) fireEvent.keyDown(screen.getByLabelText('inside'), { key: 'Shift' });
    await vi.waitFor(() => expect(replace.mock.calls).toEqual([[AWAY]]));
  });
});

describe('promise 3: the first run says that history is not erased', () => {
  const SAYS = /does not (?:erase|clear) (?:your browser's history|the history of this browser)/;

  test('before anything is asked', () => {
    render(<StartPage />);
    expect(screen.getByText(SAYS).textContent).toContain(t('start.history_note'));
  });

  test('at the first opening', async () => {
    await freshApp();
    render(
      <LocationProvider>
        <TodayPage />
      </LocationProvider>,
    );
    expect(await screen.findByText(SAYS)).toBeTruthy();
    closeVault();
  });

  test('and wherever the way out is told of', () => {
    render(<HelpPage />);
    expect(screen.getByText(SAYS)).toBeTruthy();
    // The words that are looked for are English: the same are there in every other language.
    const SAID: Readonly<Record<Language, RegExp>> = { en: SAYS, es: /no borra el historial de (?:tu|este) navegador/i };
    for (const tag of Object.keys(LANGUAGES) as Language[]) {
      const said = messagesOf(tag).filter(({ text }) => SAID[tag].test(text)).map(({ area, key }) => `${area}.${key}`);
      expect(said, tag).toEqual(expect.arrayContaining(['start.history_note']));
      expect(said.length, tag).toBe(messagesOf('en').filter(({ text }) => SAYS.test(text)).length);
    }
  });
});
