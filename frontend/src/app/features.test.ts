import { expect, test } from 'vitest';

import { featuresOf } from './features';

const OF_EVERYBODY = ['/you/theme', '/you/account', '/you/lock', '/read', '/tell', '/icon', '/help', '/welcome'];

test('a clinician reaches no page of a client by its address, and a client none of the clinic', () => {
  const at = (role: 'client' | 'clinician' | undefined): string[] => featuresOf(role).map((one) => one.at);
  expect(at('clinician').filter((one) => !OF_EVERYBODY.includes(one))).toEqual(['/clinic']);
  expect(at('client')).not.toContain('/clinic');
  expect(at('client')).toEqual(expect.arrayContaining(['/', '/practice', '/people', '/journal', '/you', ...OF_EVERYBODY]));
  expect(at(undefined)).toEqual(expect.arrayContaining(['/', '/clinic']));
});
