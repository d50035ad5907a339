import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, test } from 'vitest';

import { vocabulariesOf } from './vocabularies.ts';

test('the types of the API are those of its schema; `npm run schema` makes them anew', { timeout: 60_000 }, async () => {
  const schema = readFileSync('../backend/schema.yaml', 'utf8');
  const types = COMMENT_HEADER + astToString(await openapiTS(schema));
  expect(readFileSync('src/api/schema.d.ts', 'utf8')).toBe(types);
});

test('so are the vocabularies, members and order', () => {
  const folder = 'src/api/vocabularies';
  const here = new Map(readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
  const made = vocabulariesOf(readFileSync('../backend/schema.yaml', 'utf8'));
  expect([...here.keys()].toSorted()).toEqual([...made.keys()].toSorted());
  for (const [file, source] of made) expect(here.get(file)).toBe(source);
  expect(made.size).toBeGreaterThan(40);
});
