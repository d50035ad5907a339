import { expect, test, vi } from 'vitest';

import { call } from '../../api/transport';
import { changePractice } from './api';

vi.mock('../../api/transport', () => ({ call: vi.fn() }));

test('a practice that was kept by rules of before is changed without keeping all of it anew', async () => {
  const before = { name: 'Harbour ', response_window: '', timezone: 'Mars/Old', country: '', item9_procedure: '' };
  await changePractice({ ...before, item9_procedure: 'We ring.' }, before);
  expect(call).toHaveBeenCalledExactlyOnceWith('PATCH', '/api/v1/practice', { body: { item9_procedure: 'We ring.', before } });
});
