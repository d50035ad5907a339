import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { loadCatalogues } from '../../i18n';
import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ListPage } from './list-page';
import { NewPage } from './new-page';

// With what is offered where something did not feel safe, and its texts.
const WritePage = lazyPage(async () => {
  const [page] = await Promise.all([import('./write-page'), loadCatalogues('safety')]);
  return page.WritePage;
});

const MomentPage = lazyPage(async () => (await import('./moment-page')).MomentPage);

export default function MomentsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/:id" component={MomentPage} />
      <Route path="/:id/write" component={WritePage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
