import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { later } from '../../entries/later';
import { loadCatalogues } from '../../i18n';
import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';

// With what was written about somebody, of whichever kind.
const PersonPage = later(async () => (await import('./person-page')).PersonPage, 'listing');

const AddPage = lazyPage(async () => (await import('./add-page')).AddPage);

// Rarely opened, and with texts of its own.
const RoutePage = lazyPage(async () => {
  const [page] = await Promise.all([import('./safety/route-page'), loadCatalogues('safety')]);
  return page.RoutePage;
});

const PartPage = lazyPage(async () => {
  const [page] = await Promise.all([import('./section-page'), loadCatalogues('safety')]);
  return page.SectionPage;
});

export default function PeopleRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={AddPage} />
      <Route path="/:id" component={PersonPage} />
      <Route path="/:id/safety" component={RoutePage} />
      <Route path="/:id/:part" component={PartPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
