import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import lazy from 'preact-iso/lazy';
import { useLocation } from 'preact-iso/router';

import { erased, session } from '../../session/state';
import { StartPage } from './start-page';

// What comes after the first page, which waits for none of it.
const WaysIn = lazy(async () => (await import('./ways-in')).WaysIn);
const SecondStep = lazy(async () => (await import('./second-step')).SecondStep);
const UnlockPage = lazy(async () => (await import('./unlock-page')).UnlockPage);

/** Coming in: new, again, locked, or with a second step. */
export default function Welcome(): JSX.Element {
  const { path } = useLocation();
  const { state } = session.value;
  if (state === 'locked') return <UnlockPage />;
  if (state === 'needs_second_factor') return <SecondStep />;
  return path === '/welcome' && !erased.value ? <Start /> : <WaysIn />;
}

function Start(): JSX.Element {
  useEffect(() => void WaysIn.preload().catch(() => undefined), []);
  return <StartPage />;
}
