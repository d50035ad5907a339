import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { load } from 'js-yaml';

const SCHEMA = '../backend/schema.yaml';
const FOLDER = 'src/api/vocabularies';

type Schema = { readonly components: { readonly schemas: Readonly<Record<string, { readonly enum?: readonly (string | number)[] }>> } };

/**
 * A file for each vocabulary of the API, under its name: what can be chosen, in the server's order, as an array and
 * as its type. A file each, because the bundler parts code by files: a screen brings the ones that it uses.
 */
export function vocabulariesOf(schema: string): ReadonlyMap<string, string> {
  const { schemas } = (load(schema) as Schema).components;
  const files = new Map<string, string>();
  for (const [name, { enum: values }] of Object.entries(schemas)) {
    if (!values) continue;
    const words = name.match(/[A-Z]+(?![a-z])|[A-Z][a-z]*\d*|\d+/g) ?? [];
    const constant = words.join('_').toUpperCase();
    const lines = values.map((value) => `  ${typeof value === 'string' ? `'${value}'` : value},\n`).join('');
    const made = '// Made from the schema by `npm run schema`.\n\n';
    files.set(`${words.join('-').toLowerCase()}.ts`, `${made}export const ${constant} = [\n${lines}] as const;\nexport type ${name} = (typeof ${constant})[number];\n`);
  }
  return files;
}

if (import.meta.main) {
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const [file, source] of vocabulariesOf(readFileSync(SCHEMA, 'utf8'))) writeFileSync(join(FOLDER, file), source);
}
