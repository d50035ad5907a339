import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { CardPage } from './card-page';
import { ListPage } from './list-page';
import { NewPage } from './new-page';

export default function CardsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/:id" component={CardPage} />
    </Router>
  );
}
