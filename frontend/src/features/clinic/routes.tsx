import '../../entries/shared/sharing.css';
import './clinic.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import lazy from 'preact-iso/lazy';
import { Route, Router, useLocation } from 'preact-iso/router';

import { session } from '../../session/state';
import { loadWords } from '../../i18n';
import { CaseloadPage } from './caseload-page';

// What was shared is read in the same words as the client saw before sharing it.
await loadWords('sharing', 'practice', 'moments');

const ClientPage = lazy(async () => (await import('./client-page')).ClientPage);
const InvitationsPage = lazy(async () => (await import('./invitations-page')).InvitationsPage);
const SecondFactorPage = lazy(async () => (await import('./second-factor-page')).SecondFactorPage);

export default function ClinicRoutes(): JSX.Element | null {
  const { route } = useLocation();
  const client = session.value.user?.role === 'client';
  useEffect(() => {
    if (client) route('/', true);
  }, [client, route]);
  if (client) return null;
  return (
    <Router>
      <Route path="/" component={CaseloadPage} />
      <Route path="/clients/:id" component={ClientPage} />
      <Route path="/invitations" component={InvitationsPage} />
      <Route path="/second-factor" component={SecondFactorPage} />
      <Route default component={CaseloadPage} />
    </Router>
  );
}
