import { beforeAll, expect, test } from 'vitest';

import { ApiError, Offline } from '../api/errors';
import { loadCatalogues, t } from '../i18n';
import { VaultError } from '../vault/errors';
import { describeError } from './describe-error';
import { describeUnread } from './use-fetched';

beforeAll(() => loadCatalogues('errors', 'shell'));

test.each([new Offline(), new ApiError(500, 'error', ''), new ApiError(503, 'unavailable', ''), new VaultError('locked'), new Error('?')])(
  'of a page that was not fetched it is not said that anything was typed: %o',
  (error) => {
    const typed = / What you (typed|wrote) is still here\./;
    expect(describeError(error)).toMatch(typed);
    expect(describeUnread(error)).not.toMatch(typed);
    expect(describeUnread(error).length).toBeGreaterThan(10);
  },
);

test('what the server says of it is said', () => {
  expect(describeUnread(new ApiError(404, 'not_found', ''))).toBe(t.of('errors.*', 'not_found'));
  expect(describeUnread(new ApiError(429, 'throttled', ''))).toBe(t('errors.busy'));
});
