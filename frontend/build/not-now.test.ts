import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// "Not now" is found wherever it stands as a button, by what it says, and held against the buttons beside it.
const SOURCE = join(import.meta.dirname, '..', 'src');
const WEIGHTS = ['plain', 'outline', 'soft', 'primary'];
const BUTTONS = new Set(['Button', 'LinkButton']);

type Button = { readonly says: string; readonly weight: string };
type Row = { readonly at: string; readonly buttons: readonly Button[] };

function saysNotNow(key: string): boolean {
  const [area = '', name = ''] = key.split('.');
  const file = join(SOURCE, `i18n/en/${area}.json`);
  const texts = globSync(file).length > 0 ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
  return /^Not now\b/i.test(texts[name] ?? '');
}

function nameOf(node: ts.JsxElement): string {
  return node.openingElement.tagName.getText();
}

/** How a button is drawn: its variant, and whatever else makes it larger or smaller. */
function weightOf(node: ts.JsxElement): string {
  const props = new Map(
    node.openingElement.attributes.properties.filter(ts.isJsxAttribute).map((one) => [one.name.getText(), one.initializer && ts.isStringLiteral(one.initializer) ? one.initializer.text : '']),
  );
  const size = ['small', 'wide', 'class', 'style', 'icon'].filter((name) => props.has(name));
  return [props.get('variant') || 'primary', ...size].join(' ');
}

function buttonsIn(node: ts.Node): ts.JsxElement[] {
  const found: ts.JsxElement[] = [];
  const visit = (one: ts.Node): void => {
    if (ts.isJsxElement(one) && BUTTONS.has(nameOf(one))) found.push(one);
    else ts.forEachChild(one, visit);
  };
  ts.forEachChild(node, visit);
  return found;
}

/** Every row of buttons in which one says "Not now", and each of the others in it. */
export function rowsIn(path: string, code: string): Row[] {
  const rows: Row[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isJsxElement(node) || !BUTTONS.has(nameOf(node))) return;
    const keys = [...node.children.map((child) => child.getText()).join('').matchAll(/t\('([a-z_.]+)'/g)].map(([, key = '']) => key);
    if (!keys.some(saysNotNow)) return;
    let row: ts.Node = node.parent;
    while (!ts.isSourceFile(row) && !(ts.isJsxElement(row) && buttonsIn(row).length > 1)) row = row.parent;
    rows.push({
      at: `${path}: ${keys.join()}`,
      buttons: [node, ...buttonsIn(row).filter((one) => one !== node)].map((one) => ({ says: one.children.map((child) => child.getText().trim()).join(''), weight: weightOf(one) })),
    });
  };
  visit(ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return rows;
}

/** No button beside it stands out more, nor is larger. */
function lighter({ buttons: [own, ...others] }: Row): string[] {
  const [variant = '', ...size] = (own?.weight ?? '').split(' ');
  return others
    .filter(({ weight }) => {
      const [theirs = '', ...theirSize] = weight.split(' ');
      return WEIGHTS.indexOf(theirs) > WEIGHTS.indexOf(variant) || theirSize.join() !== size.join();
    })
    .map(({ says, weight }) => `${says} (${weight}, beside ${own?.weight ?? ''})`);
}

const rows = globSync(`${SOURCE}/**/*.tsx`, { exclude: (name) => name.includes('.test.') }).flatMap((path) => rowsIn(path.slice(SOURCE.length + 1), readFileSync(path, 'utf8')));

describe('promise 20: "not now" has the weight of whatever stands beside it', () => {
  test.each(rows.map((row) => [row.at, row] as const))('%s', (_, row) => {
    expect(row.buttons.length, 'it stands alone').toBeGreaterThan(1);
    expect(lighter(row)).toEqual([]);
  });

  test('it is found wherever a text says it, and a lighter one is seen', () => {
    expect(rows.length).toBeGreaterThanOrEqual(10);
    const [planted] = rowsIn('planted.tsx', "const a = <div><Button>{t('today.keep')}</Button><Button variant=\"soft\">{t('sharing.not_now')}</Button></div>;");
    expect(planted && lighter(planted)).toHaveLength(1);
  });

  test('no style singles out one answer of several', () => {
    const SINGLE = /[^{}]*\.(?:choice|chip)[\w-]*[^{},]*(?::(?:nth|first|last|only)-(?!letter)|\[(?:value|name|id))[^{]*/g;
    const single = globSync(`${SOURCE}/**/*.css`).flatMap((path) => [...readFileSync(path, 'utf8').replaceAll(/:has\((?:[^()]|\([^()]*\))*\)/g, '').matchAll(SINGLE)].map(([rule]) => rule.trim()));
    expect(single).toEqual([]);
  });
});
