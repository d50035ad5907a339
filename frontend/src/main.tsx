import './styles/index.css';

import { render } from 'preact';

import { App } from './app/app';
import { restoreLook } from './app/look';
import { boot } from './app/session';
import { guardExit } from './features/exit/leave';
import { registerServiceWorker } from './pwa/register';
import { loadWords } from './words';

/** Nothing is drawn when the person left in a hurry and somebody presses Back. */
if (guardExit()) {
  restoreLook();
  void boot();
  const place = document.getElementById('app');
  if (!place) throw new Error('The shell has no place for the app.');
  void loadWords('shell').then(() => {
    render(<App />, place);
    registerServiceWorker();
    void loadWords('errors'); // not needed for the first paint, and then at hand without a connection
  });
}
