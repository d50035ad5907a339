import type { JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { loadWords } from '../../i18n';
import { AddPage } from './add-page';
import { ListPage } from './list-page';
import { PersonPage } from './person-page';

// Rarely opened, and with texts of its own.
const RoutePage = lazy(async () => {
  const [page] = await Promise.all([import('./safety/route-page'), loadWords('safety')]);
  return page.RoutePage;
});

const PartPage = lazy(async () => {
  const [page] = await Promise.all([import('./part-page'), loadWords('safety')]);
  return page.PartPage;
});

export default function PeopleRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={AddPage} />
      <Route path="/:id" component={PersonPage} />
      <Route path="/:id/safety" component={RoutePage} />
      <Route path="/:id/:part" component={PartPage} />
    </Router>
  );
}
