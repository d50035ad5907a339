import { expect, test } from 'vitest';

import { complaintsIn } from './complaints';
import { COUNTRIES } from './country';

test.each([...COUNTRIES, '', 'nowhere'])('there is a way to complain in "%s", and the general one comes last, once', (code) => {
  const general = complaintsIn('ANY');
  expect(general).toHaveLength(1);
  expect(complaintsIn(code).at(-1)).toEqual(general[0]);
  expect(complaintsIn(code).filter(({ name }) => name === general[0]?.name)).toHaveLength(1);
});

test('a country has its own', () => {
  expect(complaintsIn('NZ').map(({ web }) => web)).toContain('www.hdc.org.nz');
});
