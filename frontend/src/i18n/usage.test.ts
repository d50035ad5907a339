import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';
import { expect, test } from 'vitest';

import { argumentsOf, messagesOf } from './testing/catalogues';

const wanted = new Map(messagesOf('en').map(({ area, key, text }) => [`${area}.${key}`, argumentsOf(text)]));

type Call = { readonly where: string; readonly key: string; readonly given: string[] | null };

/** Every `t('…', {…})` whose key is written out. `given` is null when the arguments are not an object written out. */
function calls(file: string): Call[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 't' && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      const [key, values] = node.arguments;
      const whole = !values || (ts.isObjectLiteralExpression(values) && values.properties.every((one) => one.name));
      const names = values && whole ? (values as ts.ObjectLiteralExpression).properties.map((one) => one.name?.getText() ?? '') : [];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ where: `${file}:${line}`, key: (key as ts.StringLiteral).text, given: whole ? names.sort() : null });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const found = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.*'] }).flatMap(calls);

test('every text that is shown stands in the catalogue', () => {
  expect(found.length).toBeGreaterThan(100);
  expect(found.filter(({ key }) => !wanted.has(key))).toEqual([]);
});

test('every text gets the arguments it names, and no others', () => {
  const wrong = found.filter(({ key, given }) => given !== null && JSON.stringify(given) !== JSON.stringify(wanted.get(key)));
  expect(wrong.map((call) => ({ ...call, wanted: wanted.get(call.key) }))).toEqual([]);
});
