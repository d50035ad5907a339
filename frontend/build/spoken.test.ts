import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// What a screen reader has to hear, found in the whole source: each place that draws an error, each scale, and each
// heading that says where somebody is. A new one is held to it without being named.
const SOURCE = join(import.meta.dirname, '..', 'src');

/** Draws what it is given inside `role="alert"`, and takes the focus there (`ui/ui.test.tsx`). */
const SPEAKS = ['ErrorCallout'];

type Drawn = { readonly silent: string[]; readonly scales: string[]; readonly titles: string[] };
type Element = ts.JsxSelfClosingElement | ts.JsxOpeningElement;

function valueOf(element: Element, name: string): string {
  const found = element.attributes.properties.find((one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === name);
  return found?.initializer && ts.isStringLiteral(found.initializer) ? found.initializer.text : '';
}

/** Whether something says what went wrong: it is called an error, or it puts one into words. */
function isError(node: ts.Node): boolean {
  if (ts.isIdentifier(node)) return /^(error|problem|trouble|wrong)$/.test(node.text);
  if (ts.isPropertyAccessExpression(node)) return isError(node.name);
  if (ts.isCallExpression(node)) return /^(describeError|t\.of)$/.test(node.expression.getText()) && /^(describeError|t\.of\('errors)/.test(node.getText());
  if (ts.isBinaryExpression(node)) return isError(node.right);
  if (ts.isConditionalExpression(node)) return isError(node.whenTrue) || isError(node.whenFalse);
  return ts.isParenthesizedExpression(node) && isError(node.expression);
}

function isSpoken(node: ts.Node): boolean {
  for (let up: ts.Node = node; up.parent; up = up.parent) {
    if (!ts.isJsxElement(up)) continue;
    const { openingElement } = up;
    if (SPEAKS.includes(openingElement.tagName.getText()) || ['alert', 'status'].includes(valueOf(openingElement, 'role'))) return true;
  }
  return false;
}

function drawnIn(text: string, at: string): Drawn {
  const all: Drawn = { silent: [], scales: [], titles: [] };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxExpression(node) && node.expression && !ts.isJsxAttribute(node.parent) && isError(node.expression) && !isSpoken(node)) all.silent.push(`${at}: ${node.getText()}`);
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const tag = node.tagName.getText();
      if ((tag === 'input' && valueOf(node, 'type') === 'range') || valueOf(node, 'role') === 'slider' || tag === 'meter') all.scales.push(at);
      if (tag === 'h1' || valueOf(node, 'aria-level') === '1') all.titles.push(at);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(at, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX));
  return all;
}

const drawn = globSync(join(SOURCE, '**/*.tsx'))
  .filter((name) => !/\.test\.|\/testing\//.test(name))
  .map((file) => drawnIn(readFileSync(file, 'utf8'), relative(SOURCE, file)));

describe('promise 34: a screen reader hears', () => {
  test('each error, wherever it is drawn', () => {
    expect(drawn.flatMap(({ silent }) => silent)).toEqual([]);
  });

  test('a scale by its words: one file draws them all', () => {
    expect(drawn.flatMap(({ scales }) => scales)).toEqual(['ui/scale.tsx']);
  });

  test('where somebody is: titles are drawn by what hands them the focus', () => {
    expect(drawn.flatMap(({ titles }) => titles).sort()).toEqual(['app/shell.tsx', 'ui/page.tsx']);
  });

  test('and what is silent is seen', () => {
    const { silent, scales, titles } = drawnIn(
      `const A = () => <div><p>{act.error}</p><p role="status">{error}</p>{error && <ErrorCallout>{error}</ErrorCallout>}
        <p class="error">{failed ? trouble : ''}</p><p>{describeError(e)}</p><p>{t.of('errors', code)}</p>
        <Waiting error={error} /><input type="range" /><div role="slider" /><h1>A</h1></div>`,
      'a.tsx',
    );
    expect(silent).toEqual(['a.tsx: {act.error}', "a.tsx: {failed ? trouble : ''}", 'a.tsx: {describeError(e)}', "a.tsx: {t.of('errors', code)}"]);
    expect([scales.length, titles.length]).toEqual([2, 1]);
  });
});
