import type { ComponentType, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { Route, Router, useLocation } from 'preact-iso/router';

import { language, LANGUAGES } from '../../i18n';
import { erased, session } from '../../session/state';
import { lazyPage } from '../../ui/lazy-page';
import { Opening } from '../../ui/opening';
import { answers } from './answers';
import { DevicePage } from './device-page';
import { StartPage } from './start-page';

const SignInPage = lazyPage(async () => (await import('./sign-in-page')).SignInPage);
const KeyPage = lazyPage(async () => (await import('./key-page')).KeyPage);
const CardPage = lazyPage(async () => (await import('./card-page')).CardPage);
const ClinicianPage = lazyPage(async () => (await import('./clinician-page')).ClinicianPage);
const LostPage = lazyPage(async () => (await import('./lost-page')).LostPage);
const RecoverPage = lazyPage(async () => (await import('./recover-page')).RecoverPage);
const RecoverEmailPage = lazyPage(async () => (await import('./recover-email-page')).RecoverEmailPage);
const RecoverCodePage = lazyPage(async () => (await import('./recover-code-page')).RecoverCodePage);
const ErasedPage = lazyPage(async () => (await import('./erased-page')).ErasedPage);
const NewPassphrasePage = lazyPage(async () => (await import('./new-passphrase-page')).NewPassphrasePage);

/** One in each language: the words on it are made of a list of its own. */
const NAME_PAGES = Object.fromEntries(Object.keys(LANGUAGES).map((tag) => [tag, lazyPage(nameIn)]));

function NamePage(): JSX.Element {
  const Page = NAME_PAGES[language.value] as ComponentType;
  return <Page />;
}

async function nameIn(): Promise<ComponentType> {
  const [{ NamePage: Page }, { listHere }] = await Promise.all([import('./name-page'), import('../../vault/made-words')]);
  const list = await listHere();
  return () => <Page list={list} />;
}

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
export function WaysIn(): JSX.Element {
  const { path, route } = useLocation();
  const { state } = session.value;
  // nobody knows them
  const unseen = answers.passphrase.value === '' && (path === '/welcome/key' || path === '/welcome/card');
  const first = answers.privateDevice.value === null ? ASKS_FIRST[path] : unseen ? '/welcome/name' : undefined;
  useEffect(() => {
    if (first && state === 'signed_out') route(first, true);
  }, [first, state, route]);

  if (first) return <Opening />;
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
