import { readFileSync } from 'node:fs';

import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';

test('the types of the API are those of its schema; `npm run schema` makes them anew', { timeout: 60_000 }, async () => {
  const schema = readFileSync('../backend/schema.yaml', 'utf8');
  const types = COMMENT_HEADER + astToString(await openapiTS(schema));
  expect(readFileSync('src/api/schema.d.ts', 'utf8')).toBe(types);
});
