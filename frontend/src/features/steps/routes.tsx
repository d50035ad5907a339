import type { AnyComponent, JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { AbsentScreen } from '../../ui/absent-screen';
import { ChoosePage } from './choose-page';
import { ListPage } from './list-page';

type Screen = AnyComponent<{ id: string }>;

/** A screen that is fetched when somebody first goes there. */
function later(find: () => Promise<Screen>): ReturnType<typeof lazy<Screen>> {
  // Not on the device and no way to fetch it: the router would wait for ever.
  return lazy(() => find().catch(() => AbsentScreen));
}

const StepPage = later(async () => (await import('./step-page')).StepPage);
const RestPage = later(async () => (await import('./rest-page')).RestPage);

export default function StepsRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new/:which" component={ChoosePage} />
      <Route path="/:id" component={StepPage} />
      <Route path="/:id/rest" component={RestPage} />
    </Router>
  );
}
