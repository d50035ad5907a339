import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { lazyPage } from '../../ui/lazy-page';
import { AboutPage } from './about-page';
import { InstallPage } from './install-page';
import { NamePage } from './name-page';
import { YouPage } from './you-page';

// Rarely opened, and it brings the names of all countries along.
const PlacePage = lazyPage(async () => (await import('./place-page')).PlacePage);

export default function YouRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/place" component={PlacePage} />
      <Route path="/name" component={NamePage} />
      <Route path="/install" component={InstallPage} />
      <Route path="/about" component={AboutPage} />
      <Route default component={YouPage} />
    </Router>
  );
}
