import '../../entries/shared/sharing.css';
import './clinic.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso/router';

import { session } from '../../session/state';
import { later } from '../../entries/later';
import { loadCatalogues } from '../../i18n';

// What was shared is read in the same words as the client saw before sharing it.
const CaseloadPage = later(async () => (await import('./caseload-page')).CaseloadPage, 'sharing');
const ClientPage = later(async () => {
  const [{ ClientPage: page }] = await Promise.all([import('./client-page'), loadCatalogues('sharing')]);
  return page;
}, 'sharing');
const InvitationsPage = later(async () => (await import('./invitations-page')).InvitationsPage, 'sharing');
const ReplyingPage = later(async () => {
  const [{ ReplyingPage: page }] = await Promise.all([import('./replying-page'), loadCatalogues('replying')]);
  return page;
}, 'sharing');
const SecondFactorPage = later(async () => (await import('./second-factor-page')).SecondFactorPage);

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
      <Route path="/replying" component={ReplyingPage} />
      <Route path="/invitations" component={InvitationsPage} />
      <Route path="/second-factor" component={SecondFactorPage} />
      <Route default component={CaseloadPage} />
    </Router>
  );
}
