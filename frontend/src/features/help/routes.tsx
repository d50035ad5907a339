import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { HelpPage, withOwn } from './help-page';
import { isClientHere } from '../../session/client-here';
import { lazyPage } from '../../ui/lazy-page';

const Help = lazyPage(withOwn);
// help, where the plan is not on the device and can't be fetched
const PlanPage = lazyPage(() => import('./plan-page').then((page) => page.PlanPage, () => HelpPage));

/** Help now, for anybody, and the safety plan of whoever is here. */
export default function HelpRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={Help} />
      <Route path="/plan" component={Plan} />
      <Route default component={HelpPage} />
    </Router>
  );
}

/** Asked anew when it opens: after a reload that is a moment later. */
function Plan(): JSX.Element {
  return isClientHere() ? <PlanPage /> : <HelpPage />;
}
