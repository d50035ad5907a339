// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/preact';
import { LocationProvider } from 'preact-iso/router';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues, t } from '../../i18n';
import type { ClientCase } from './api';
import { ClientMore } from './client-more';

vi.mock('./memo', () => ({ Memo: () => null }));

const ONE = { care_link: 'link', linked_on: '2026-06-15', next_session_at: null, every_weeks: 0 } as ClientCase;

beforeAll(() => loadCatalogues('clinic', 'shell'));
afterEach(cleanup);

test.each([
  [true, 1],
  [false, 0],
])('a colleague can be proposed to a client whose keys were checked (%s), and to no other', (known, ways) => {
  render(
    <LocationProvider>
      <ClientMore one={ONE} known={known} scopes={[]} name="Wren" changed={() => undefined} />
    </LocationProvider>,
  );
  expect(screen.queryAllByText(t('clinic.handover'))).toHaveLength(ways);
});
