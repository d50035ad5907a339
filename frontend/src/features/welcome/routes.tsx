import type { AnyComponent, JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { ready } from '../../session/begin';
import { erased, session } from '../../session/state';
import { lazyPage } from '../../ui/lazy-page';
import { loadCatalogues } from '../../i18n';
import { StartPage } from './start-page';

// What comes after the first page, which waits for none of it.
const WaysIn = lazyPage(() => withTexts(async () => (await Promise.all([import('./frame'), ready()]))[0].WaysIn));
const SecondStep = lazyPage(() => withTexts(async () => (await import('./second-step')).SecondStep));
const UnlockPage = lazyPage(() => withTexts(async () => (await import('./unlock-page')).UnlockPage));

async function withTexts(load: () => Promise<AnyComponent>): Promise<AnyComponent> {
  const [page] = await Promise.all([load(), loadCatalogues('welcome')]);
  return page;
}

/** Coming in: new, again, locked, or with a second step. */
export default function Welcome(): JSX.Element {
  const { path } = useLocation();
  const { state } = session.value;
  if (state === 'locked') return <UnlockPage />;
  if (state === 'needs_second_factor') return <SecondStep />;
  return path === '/welcome' && !erased.value ? <Start /> : <WaysIn />;
}

function Start(): JSX.Element {
  useEffect(() => void WaysIn.preload(), []);
  return <StartPage />;
}
