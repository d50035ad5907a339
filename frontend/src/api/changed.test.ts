import { expect, test } from 'vitest';

import { changedOf } from './changed';

test('what stands as it was kept is not sent to be kept anew', () => {
  const kept = { name: 'Harbour ', timezone: 'Mars/Old', country: '' };
  expect(changedOf({ ...kept, country: 'IE' }, kept)).toEqual({ country: 'IE' });
  expect(changedOf(kept, kept)).toEqual({});
});
