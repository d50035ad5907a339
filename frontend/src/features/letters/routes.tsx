import type { AnyComponent, JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { AbsentScreen } from '../../ui/absent-screen';
import { ListPage } from './list-page';
import { NewPage } from './new-page';

type Screen = AnyComponent<{ id: string }>;

/** A screen that is fetched when somebody first goes there. */
function later(find: () => Promise<Screen>): ReturnType<typeof lazy<Screen>> {
  // Not on the device and no way to fetch it: the router would wait for ever.
  return lazy(() => find().catch(() => AbsentScreen));
}

const LetterPage = later(async () => (await import('./letter-page')).LetterPage);
const RestPage = later(async () => (await import('./rest-page')).RestPage);
const WritePage = later(async () => (await import('./write-page')).WritePage);

export default function LettersRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={ListPage} />
      <Route path="/new" component={NewPage} />
      <Route path="/:id" component={LetterPage} />
      <Route path="/:id/write" component={WritePage} />
      <Route path="/:id/rest" component={RestPage} />
    </Router>
  );
}
