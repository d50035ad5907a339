// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { cleanup, render, screen } from '@testing-library/preact';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { ApiError, Offline } from '../../api/errors';
import { loadCatalogues, t } from '../../i18n';
import type { KeptState } from './keeping';
import { KeptLine } from './kept-line';

beforeEach(() => loadCatalogues('clinic', 'shell', 'errors'));
afterEach(cleanup);

test.each<[string, KeptState, () => string]>([
  ['what is as it was', 'as_it_is', () => ''],
  ['what is being typed', 'typing', () => ''],
  ['what is kept', 'kept', () => t('clinic.kept_sealed')],
  ['without a connection', new Offline(), () => t('clinic.kept_not_yet')],
  ['what is not open any more', new ApiError(404, 'not_found', ''), () => t('clinic.kept_nowhere')],
])('promise 36: it says where words are, and never further along than they are: %s', (_, state, said) => {
  render(<KeptLine kept={{ state: signal(state) }} />);
  expect(screen.getByRole('status').textContent).toBe(said());
});
