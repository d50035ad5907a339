import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { AboutPage } from './about-page';
import { InstallPage } from './install-page';
import { NamePage } from './name-page';
import { PlacePage } from './place-page';
import { YouPage } from './you-page';

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
