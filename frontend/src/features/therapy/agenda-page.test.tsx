// @vitest-environment happy-dom
import 'fake-indexeddb/auto';

import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { entries } from '../../store';
import { freshApp } from '../../store/testing/app';
import { AgendaPage } from './agenda-page';

beforeEach(async () => {
  await freshApp();
  await loadCatalogues('therapy', 'shell');
});
afterEach(cleanup);

test('promise 43: what two devices put on a list each, without a connection, is seen on the one that there is', async () => {
  for (const title of ['Said here.', 'Said there.']) {
    const items = JSON.stringify([{ kind: null, id: title, title }]);
    entries.put('agendas', null, { columns: {}, answers: {}, words: { items } });
  }
  render(<LocationProvider><AgendaPage /></LocationProvider>);
  for (const title of ['Said here.', 'Said there.']) expect((await screen.findAllByText(title)).length).toBeGreaterThan(0);
  await entries.settled();
});
