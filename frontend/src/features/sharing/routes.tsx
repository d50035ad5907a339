import '../../entries/shared/sharing.css';

import type { JSX } from 'preact';
import lazy from 'preact-iso/lazy';
import { Route, Router } from 'preact-iso/router';

import { loadWords } from '../../i18n';
import { SharingPage } from './sharing-page';

// A preview says choices and scales in the words of the screen that asked.
await loadWords('practice', 'moments');

// Accepting and sharing carry the sealing with them; whoever looks at what is shared does not wait for it.
const AcceptPage = lazy(async () => (await import('./accept-page')).AcceptPage);
const LogPage = lazy(async () => (await import('./log-page')).LogPage);
const SharePage = lazy(async () => (await import('./share-page')).SharePage);

export default function SharingRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={SharingPage} />
      <Route path="/accept" component={AcceptPage} />
      <Route path="/log" component={LogPage} />
      <Route path="/share/:kind/:id" component={SharePage} />
      <Route default component={SharingPage} />
    </Router>
  );
}
