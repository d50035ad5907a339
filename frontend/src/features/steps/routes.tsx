import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { UnknownScreen } from '../../ui/absent-screen';
import { lazyPage } from '../../ui/lazy-page';
import { ChoosePage } from './choose-page';
import { ListPage } from './list-page';

const StepPage = lazyPage(async () => (await import('./step-page')).StepPage);
const RestPage = lazyPage(async () => (await import('./rest-page')).RestPage);

export default function StepsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new/:which" component={ChoosePage} />
      <Route path="/:id" component={StepPage} />
      <Route path="/:id/rest" component={RestPage} />
      <Route default component={UnknownScreen} />
    </Router>
  );
}
