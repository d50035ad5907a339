import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import lazy from 'preact-iso/lazy';
import { Route, Router, useLocation } from 'preact-iso/router';

import { erased, session } from '../../session/state';
import { answers } from './answers';
import { DevicePage } from './device-page';
import { StartPage } from './start-page';

const SignInPage = lazy(async () => (await import('./sign-in-page')).SignInPage);
const NamePage = lazy(async () => (await import('./name-page')).NamePage);
const KeyPage = lazy(async () => (await import('./key-page')).KeyPage);
const CardPage = lazy(async () => (await import('./card-page')).CardPage);
const ClinicianPage = lazy(async () => (await import('./clinician-page')).ClinicianPage);
const LostPage = lazy(async () => (await import('./lost-page')).LostPage);
const RecoverPage = lazy(async () => (await import('./recover-page')).RecoverPage);
const RecoverEmailPage = lazy(async () => (await import('./recover-email-page')).RecoverEmailPage);
const RecoverCodePage = lazy(async () => (await import('./recover-code-page')).RecoverCodePage);
const ErasedPage = lazy(async () => (await import('./erased-page')).ErasedPage);
const NewPassphrasePage = lazy(async () => (await import('./new-passphrase-page')).NewPassphrasePage);

// Where nothing may be typed before "is this device private?" was answered, and where to go on afterwards.
const ASKS_FIRST: Readonly<Record<string, string>> = {
  '/welcome/name': '/welcome/device',
  '/welcome/key': '/welcome/device',
  '/welcome/card': '/welcome/device',
  '/welcome/sign-in': '/welcome/device?then=sign-in',
  '/welcome/recover': '/welcome/device?then=recover',
  '/welcome/recover-card': '/welcome/device?then=recover',
  '/welcome/recover-email': '/welcome/device?then=recover',
  '/welcome/recover-code': '/welcome/device?then=recover',
  '/welcome/recover-words': '/welcome/device?then=recover',
};

/** Coming in: new, or again. */
export function WaysIn(): JSX.Element | null {
  const { path, route } = useLocation();
  const { state } = session.value;
  // nobody knows them
  const unseen = answers.passphrase.value === '' && (path === '/welcome/key' || path === '/welcome/card');
  const first = answers.privateDevice.value === null ? ASKS_FIRST[path] : unseen ? '/welcome/name' : undefined;
  useEffect(() => {
    if (first && state === 'signed_out') route(first, true);
  }, [first, state, route]);

  if (first) return null;
  if (erased.value && state === 'signed_out') return <ErasedPage />;
  return (
    <Router>
      <Route path="/" component={StartPage} />
      <Route path="/device" component={DevicePage} />
      <Route path="/clinician" component={ClinicianPage} />
      <Route path="/name" component={NamePage} />
      <Route path="/key" component={KeyPage} />
      <Route path="/card" component={CardPage} />
      <Route path="/sign-in" component={SignInPage} />
      <Route path="/recover" component={LostPage} />
      <Route path="/recover-card" component={RecoverPage} />
      <Route path="/recover-email" component={RecoverEmailPage} />
      <Route path="/recover-code" component={RecoverCodePage} />
      <Route path="/recover-words" component={NewPassphrasePage} />
      <Route default component={StartPage} />
    </Router>
  );
}
