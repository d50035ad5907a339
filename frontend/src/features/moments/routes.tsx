import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { ListPage } from './list-page';
import { MomentPage } from './moment-page';
import { NewPage } from './new-page';
import { WritePage } from './write-page';

export default function MomentsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/:id" component={MomentPage} />
      <Route path="/:id/write" component={WritePage} />
    </Router>
  );
}
