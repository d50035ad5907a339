import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { FurtherPage } from './further-page';
import { ListPage } from './list-page';
import { PiecePage } from './piece-page';
import { WhatPage } from './what-page';

/** To read, signed in or out: short pieces, and what this app is. */
export default function ReadingRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/what" component={WhatPage} />
      <Route path="/further" component={FurtherPage} />
      <Route path="/:id" component={PiecePage} />
      <Route default component={ListPage} />
    </Router>
  );
}
