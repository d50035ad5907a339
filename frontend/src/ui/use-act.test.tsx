// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/preact';
import type { JSX } from 'preact';
import { LocationProvider, useLocation } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { useAct } from './use-act';

let answer: () => void = () => undefined;

function Screens(): JSX.Element {
  const { path, route } = useLocation();
  const { busy, run } = useAct();
  const save = (): void =>
    run(async (go) => {
      await new Promise<void>((done) => (answer = done));
      go('/you/account');
    });
  return (
    <>
      <p>{busy ? 'busy' : path}</p>
      <button type="button" onClick={save}>save</button>
      <button type="button" onClick={() => route('/help')}>help</button>
    </>
  );
}

beforeEach(() => {
  history.replaceState(null, '', '/you/account/key');
  render(<LocationProvider><Screens /></LocationProvider>);
  fireEvent.click(screen.getByText('save'));
});
afterEach(cleanup);

test('an act leads on when it is done', async () => {
  answer();
  await screen.findByText('/you/account');
});

test('an answer that comes late pulls nobody back from where they went', async () => {
  fireEvent.click(screen.getByText('help'));
  answer();
  await screen.findByText('/help');
  expect(location.pathname).toBe('/help');
});
