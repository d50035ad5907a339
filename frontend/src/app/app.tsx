import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { LocationProvider, Route, Router, useLocation } from 'preact-iso/router';

import { AbsentScreen, UnknownScreen } from '../ui/absent-screen';
import { Opening } from '../ui/opening';
import { ErrorScreen } from './error-screen';
import { featuresOf, LockScreen, WelcomeScreen } from './features';
import { homeOf } from '../session/home';
import { session, unfetched } from '../session/state';
import { Shell } from './shell';

/** The whole client. */
export function App(): JSX.Element {
  return (
    <LocationProvider>
      <Shell>
        <Pages />
      </Shell>
    </LocationProvider>
  );
}

// Reached by anybody: help must never wait for a sign-in, and a name is chosen best before the app is installed.
const PUBLIC = /^\/(help|icon|read|tell|welcome)(\/|$)/;

const brought = () => import('./brought');

/** What a first visit leads to is fetched while the server is asked who is here. */
export function fetchFirst(): void {
  if (PUBLIC.test(location.pathname)) return;
  void WelcomeScreen.preload();
  void brought().catch(() => undefined);
}

function Pages(): JSX.Element {
  const { path, url, route } = useLocation();
  const { state, user, lockOffered } = session.value;
  const before = useRef(state);
  const open = PUBLIC.test(path);
  const home = homeOf(user);
  // Where somebody who is in has no business: the sign-in pages, and another role's the client's own home.
  const elsewhere =
    state === 'open' && (path.startsWith('/welcome') || (path === '/' && home !== '/')) ? home : state === 'signed_out' && !open ? '/welcome' : null;
  useEffect(() => {
    const came = { url: location.href, user, before: before.current };
    before.current = state;
    if (!elsewhere) return;
    const at = location.pathname;
    const isHere = (): boolean => location.pathname === at; // whoever went on meanwhile, to Help above all, is let go
    const lead = (to: string): void => {
      if (isHere()) route(to, true);
    };
    // Not in the first screen's script. Without it somebody begins where everybody does.
    if (elsewhere === '/welcome') void brought().then(({ bring }) => bring(came)).catch(() => undefined).then(() => lead(elsewhere));
    else void brought().then(({ goal }) => (isHere() ? goal(path, user) : elsewhere)).catch(() => elsewhere).then(lead);
  }, [elsewhere, path, route, state, user]);

  if (!open && (state === 'starting' || elsewhere)) return unfetched.value ? <AbsentScreen /> : <Opening />;
  if (!open && state !== 'open') return <Gate at={url} Screen={WelcomeScreen} />;
  if (!open && lockOffered) return <Gate at={url} Screen={LockScreen} />;
  return (
    <ErrorScreen at={path}>
      <Router>
        {[
          ...featuresOf(state === 'open' ? user?.role : undefined).flatMap(({ at, Screen }) => [
            <Route key={at} path={at} component={Screen} />,
            // Under one key what a feature has around all its pages stays: the list of clients keeps its place.
            ...(at === '/' ? [] : [<Route key={at === '/clinic' ? at : `${at}/*`} path={`${at}/*`} component={Screen} />]),
          ]),
          <Route key="unknown" default component={UnknownScreen} />,
        ]}
      </Router>
    </ErrorScreen>
  );
}

/** Asks for the words, the code or a lock in place of the page, so that the page is there afterwards. */
function Gate({ at, Screen }: { at: string; Screen: typeof WelcomeScreen }): JSX.Element {
  return (
    <ErrorScreen at={at}>
      <Router>
        {[<Route key="instead" default component={Screen} />]}
      </Router>
    </ErrorScreen>
  );
}
