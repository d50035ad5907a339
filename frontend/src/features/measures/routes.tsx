import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { later } from '../../entries/later';

const ListPage = later(async () => (await import('./list-page')).ListPage);
const ResponsePage = later(async () => (await import('./response-page')).ResponsePage, 'reading');
const StepPage = later(async () => (await import('./step-page')).StepPage);

export default function MeasuresRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/:id" component={ResponsePage} />
      <Route path="/:id/:step" component={StepPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
