import './styles/index.css';

import { render } from 'preact';

import { App, fetchFirst } from './app/app';
import { standApart } from './ui/text-runs';
import { restoreTheme } from './ui/theme';
import { begin, goOn } from './session/begin';
import { guardExit } from './features/exit/leave';
import { listenForInstall } from './pwa/install-prompt';
import { loadCatalogues, markPage } from './i18n';
import { watchTheDay } from './i18n/calendar';
import { fillSlots } from './ui/slots';

const fallBack = async (): Promise<void> => (await import('./i18n/change-language')).fallBack();

const guards = async (): Promise<unknown> => (await import('./app/cover')).coverWhenAway();

/** Where everything lies that nobody begins with. */
const fetchOthers = (): void => void import('./app/other-features').catch(() => undefined);

/**
 * Nothing is drawn where the check of the browser (build/browsers.ts) sends to the plain page, nor when the person
 * left in a hurry and somebody presses Back.
 */
if (!document.documentElement.hasAttribute('data-lacks') && guardExit()) {
  restoreTheme();
  markPage();
  standApart();
  watchTheDay();
  listenForInstall(); // the browser says it once, and early
  fillSlots(async () => (await import('./app/slots')).slots);
  void begin({ nothing: fetchFirst, something: fetchOthers, guards }).finally(guards).catch(() => undefined);
  const installedAs = new URLSearchParams(location.search).get('as'); // before anything leads elsewhere
  const place = document.getElementById('app');
  if (!place) throw new Error('The shell has no place for the app.');
  void loadCatalogues('shell').catch(fallBack).then(() => {
    render(<App />, place);
    void import('./pwa/register').then(({ registerServiceWorker }) =>
      registerServiceWorker(async (state) => {
        fetchOthers();
        void goOn().catch(() => undefined); // asked for again by the page that needs it
        await (await import('./app/at-session')).atSession(state);
      }),
    );
    void import('./pwa/guise').then(({ restoreGuise }) => restoreGuise(installedAs), () => undefined);
    void loadCatalogues('errors'); // not needed for the first paint, and then at hand without a connection
  });
}
