// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { caseload, type OpenCase } from './caseload';
import { Sidebar } from './sidebar';

vi.mock('./caseload', async () => {
  const { signal } = await import('@preact/signals');
  return { caseload: signal(null), caseloadError: signal(''), loadCaseload: async () => undefined, notAlerts: () => '' };
});

const WREN = { care_link: 'wren', alias: { name: 'Wren', pronouns: '' }, next_session_at: null, review: [], shared: {}, unopened: {}, suggested: {} } as unknown as OpenCase;

beforeAll(() => loadCatalogues('clinic', 'shell'));
afterEach(cleanup);

const BEFORE = ['/clinic/limits', '/you/account/passkeys'];

function show(cases: readonly OpenCase[] | null): void {
  cleanup();
  (caseload as unknown as Signal<unknown>).value = cases;
  render(<Sidebar first here={null} />);
}

const ways = (): readonly (string | null)[] => [...document.querySelectorAll('.list-row')].map((row) => row.getAttribute('href'));

test('while there is nobody, and only then, it leads to what is good to see to before', async () => {
  show([]);
  await vi.waitFor(() => expect(ways()).toEqual(BEFORE));
  for (const others of [null, [WREN]]) {
    show(others);
    await new Promise((done) => setTimeout(done, 50));
    expect(ways()).toEqual([]);
  }
});
