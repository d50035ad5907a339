// Every vector and every hostile case once more, in a browser without the curves and without WebAssembly: both ways
// write and open the same bytes.
import './testing/bare-browser';
import './vectors.test';
import './hostile.test';
import './wycheproof.test';

import { expect, test } from 'vitest';

import { hasCurves } from './native-curves';

test('this ran without what the first way needs', async () => {
  expect(await hasCurves()).toBe(false);
  expect(globalThis.WebAssembly).toBeUndefined();
});
