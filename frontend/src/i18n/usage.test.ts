import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';
import { expect, test } from 'vitest';

import { FAMILIES, type Family } from './families';
import { FALLBACKS, keyIn } from './open-families';
import { argumentsOf, messagesOf } from './testing/catalogues';

const wanted = new Map(messagesOf('en').map(({ area, key, text }) => [`${area}.${key}`, argumentsOf(text)]));

type Call = { readonly where: string; readonly key: string; readonly given: string[] | null };

/**
 * Every text that `t('…', {…})` or `t.of('…', value, {…})` can say. `given` is null when the arguments are not an
 * object written out.
 */
function calls(file: string): Call[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: Call[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /^t(\.of)?$/.test(node.expression.getText()) && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      const said = node.arguments[0].text;
      const ofFamily = node.expression.getText() === 't.of';
      const values = node.arguments[ofFamily ? 2 : 1];
      const whole = !values || (ts.isObjectLiteralExpression(values) && values.properties.every((one) => one.name));
      const names = values && whole ? (values as ts.ObjectLiteralExpression).properties.map((one) => one.name?.getText() ?? '') : [];
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const keys = ofFamily ? FAMILIES[said as Family].map((value) => keyIn(said as Family, value)) : [said];
      for (const key of keys) found.push({ where: `${file}:${line}`, key, given: whole ? names.sort() : null });
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

test('every text of the catalogue is said somewhere, and every family is asked', () => {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.*', '**/testing/**', 'src/i18n/families.ts'] });
  const written = new Set(files.flatMap((file) => readFileSync(file, 'utf8').match(/(?<=['"])[a-z]+\.[a-z0-9_*]+(?=['"])/g) ?? []));
  const families = Object.keys(FAMILIES) as Family[];
  const chosen = new Set<string>([...Object.values(FALLBACKS), ...families.flatMap((family) => FAMILIES[family].map((value) => keyIn(family, value)))]);
  expect([...wanted.keys()].filter((key) => !written.has(key) && !chosen.has(key))).toEqual([]);
  expect(families.filter((family) => !written.has(family))).toEqual([]);
});
