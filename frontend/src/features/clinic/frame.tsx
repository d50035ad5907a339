import '../../entries/shared/sharing.css';
import './clinic.css';
import './client.css';

import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso/router';

import { later } from '../../entries/later';
import { loadCatalogues } from '../../i18n';
import { UnknownScreen } from '../../ui/absent-screen';
import { CaseloadPage } from './caseload-page';
import { useHeartbeat } from './heartbeat';
import { lookAt } from './opened';
import { Sidebar } from './sidebar';

// What was shared is read in the same words as the client saw before sharing it.
const findClientPage = async (): Promise<typeof import('./client-page').ClientPage> => {
  const [{ ClientPage: page }] = await Promise.all([import('./client-page'), loadCatalogues('sharing')]);
  return page;
};
const ClientPage = later(findClientPage, 'sharing', 'glancing');
const SheetPage = later(async () => {
  const [{ SheetPage: page }] = await Promise.all([import('./sheet-page'), loadCatalogues('sharing')]);
  return page;
}, 'sharing', 'glancing');
const InvitationsPage = later(async () => (await import('./invitations-page')).InvitationsPage, 'sharing');
const AwayPage = later(async () => (await import('./away-page')).AwayPage);
const LeavePage = later(async () => (await import('./leave-page')).LeavePage, 'sharing');
const LimitsPage = later(async () => (await import('./limits-page')).LimitsPage);
const OwnPage = later(async () => (await import('./own-page')).OwnPage);

/** The list of clients stays where it is while the page beside it changes. */
export function Frame(): JSX.Element {
  const { path } = useLocation();
  const careLink = /^\/clinic\/clients\/([^/]+)/.exec(path)?.[1] ?? null;
  const first = path.replace(/\/$/, '') === '/clinic';
  useEffect(() => lookAt(careLink), [careLink]);
  useHeartbeat(careLink, path);
  // Behind what asks for the list, so that whoever is opened first waits for the server alone. What does not come now
  // is asked for again then.
  useEffect(() => void findClientPage().catch(() => undefined), []);
  return (
    <div class={first ? 'clinic clinic--first' : careLink ? 'clinic clinic--client' : 'clinic'}>
      <Sidebar first={first} here={careLink} />
      <Router>
        <Route path="/" component={CaseloadPage} />
        <Route path="/clients/:id" component={ClientPage} />
        <Route path="/clients/:id/sheet" component={SheetPage} />
        <Route path="/away" component={AwayPage} />
        <Route path="/leave" component={LeavePage} />
        <Route path="/invitations" component={InvitationsPage} />
        <Route path="/limits" component={LimitsPage} />
        <Route path="/you" component={OwnPage} />
        <Route default component={UnknownScreen} />
      </Router>
    </div>
  );
}
