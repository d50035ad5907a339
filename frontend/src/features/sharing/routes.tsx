import '../../entries/shared/sharing.css';

import type { JSX } from 'preact';
import { Route, Router } from 'preact-iso/router';

import { later } from '../../entries/later';

// Accepting and sharing carry the sealing with them; whoever looks at what is shared does not wait for it.
const SharingPage = later(async () => (await import('./sharing-page')).SharingPage, 'sharing');
const AcceptPage = later(async () => (await import('./accept-page')).AcceptPage);
const LogPage = later(async () => (await import('./log-page')).LogPage, 'sharing');
const AskedPage = later(async () => (await import('./asked-page')).AskedPage, 'sharing', 'listing');
const ByItselfPage = later(async () => (await import('./by-itself-page')).ByItselfPage, 'sharing', 'listing');
const HandoverPage = later(async () => (await import('./handover-page')).HandoverPage, 'sharing', 'listing');
const NewKeysPage = later(async () => (await import('./new-keys-page')).NewKeysPage, 'sharing', 'listing');
const SharePage = later(async () => (await import('./share-page')).SharePage, 'sharing', 'listing');

export default function SharingRoutes(): JSX.Element {
  return (
    <Router>
      <Route path="/" component={SharingPage} />
      <Route path="/accept" component={AcceptPage} />
      <Route path="/log" component={LogPage} />
      <Route path="/new-keys/:id" component={NewKeysPage} />
      <Route path="/asked" component={AskedPage} />
      <Route path="/by-itself/:id" component={ByItselfPage} />
      <Route path="/handover/:id" component={HandoverPage} />
      <Route path="/share/:kind/:id" component={SharePage} />
      <Route default component={SharingPage} />
    </Router>
  );
}
