import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { AddPage } from './add-page';
import { ListPage } from './list-page';
import { PersonPage } from './person-page';

export default function PeopleRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={AddPage} />
      <Route path="/:id" component={PersonPage} />
    </Router>
  );
}
