import './styles/index.css';

import { render } from 'preact';

import { App } from './app/app';
import { slots } from './app/slots';
import { standApart } from './ui/text-runs';
import { restoreTheme } from './ui/theme';
import { boot } from './session/session';
import { coverWhenAway } from './app/cover';
import { guardExit } from './features/exit/leave';
import { registerServiceWorker } from './pwa/register';
import { loadCatalogues } from './i18n';
import { watchTheDay } from './i18n/calendar';
import { fillSlots } from './ui/slots';

/**
 * Nothing is drawn where the check of the browser (build/browsers.ts) sends to the plain page, nor when the person
 * left in a hurry and somebody presses Back.
 */
if (!document.documentElement.hasAttribute('data-lacks') && guardExit()) {
  restoreTheme();
  standApart();
  watchTheDay();
  fillSlots(slots);
  coverWhenAway();
  void boot();
  const place = document.getElementById('app');
  if (!place) throw new Error('The shell has no place for the app.');
  void loadCatalogues('shell').then(() => {
    render(<App />, place);
    registerServiceWorker(async (state) => (await import('./app/at-session')).atSession(state));
    void loadCatalogues('errors'); // not needed for the first paint, and then at hand without a connection
  });
}
