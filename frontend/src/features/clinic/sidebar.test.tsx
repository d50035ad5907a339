// @vitest-environment happy-dom
import type { Signal } from '@preact/signals';
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';

import { loadCatalogues } from '../../i18n';
import { caseload, type OpenCase } from './caseload';
import { CaseloadPage } from './caseload-page';

vi.mock('./caseload', async () => ({ caseload: (await import('@preact/signals')).signal(null) }));

beforeAll(() => loadCatalogues('clinic', 'shell'));
afterEach(cleanup);

function ways(cases: readonly Pick<OpenCase, 'alias'>[] | null): readonly (string | null)[] {
  cleanup();
  (caseload as unknown as Signal<unknown>).value = cases;
  return [...render(<CaseloadPage />).container.querySelectorAll('.list-row')].map((row) => row.getAttribute('href'));
}

test('while there is nobody, and only then, it leads to what is good to see to before', () => {
  expect(ways([])).toEqual(['/clinic/limits', '/you/account/passkeys']);
  expect(ways(null)).toEqual([]);
  expect(ways([{ alias: { name: 'Wren', pronouns: '' } }])).toEqual([]);
});
