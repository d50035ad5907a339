import { expect, test } from 'vitest';

import { loadCatalogues } from '../i18n';
import { bodyOf, complaintsIn, scopeOf } from './complaints';
import { COUNTRIES } from './country';

test.each([...COUNTRIES, '', 'nowhere'])('there is a way to complain in "%s", and the general one comes last, once', (code) => {
  const general = complaintsIn('ANY');
  expect(general).toHaveLength(1);
  expect(complaintsIn(code).at(-1)).toEqual(general[0]);
  expect(complaintsIn(code).filter(({ id }) => id === general[0]?.id)).toHaveLength(1);
});

test('a country has its own', () => {
  expect(complaintsIn('NZ').map(({ web }) => web)).toContain('www.hdc.org.nz');
});

test('each says what it is called, and for whom it is', async () => {
  await loadCatalogues('safety');
  const all = COUNTRIES.flatMap((code) => complaintsIn(code));
  expect(all.map(bodyOf)).toEqual(expect.arrayContaining(['Ahpra', 'The licensing board of your state']));
  expect(all.map(scopeOf).filter((said) => !said.endsWith('.'))).toEqual([]);
});
