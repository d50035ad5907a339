import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// Where the client can make a browser ask for leave to send notes, found in the whole source. One call asks, one button
// makes that call, and one page draws that button, where there is a reminder. A second place would be one more way to
// be asked before anything was wanted. A walk over the screens does not press it.
const SOURCE = join(import.meta.dirname, '..', 'src');

/** What is called or drawn, by the last word of its name: `a.b?.c()`, `a['c']()` and `<a.c />` are `c`. */
function wordOf(node: ts.Node): string {
  if (ts.isElementAccessExpression(node)) return ts.isStringLiteralLike(node.argumentExpression) ? node.argumentExpression.text : '';
  return ts.isPropertyAccessExpression(node) ? node.name.text : ts.isIdentifier(node) ? node.text : '';
}

function isAsking(node: ts.Node): boolean {
  const word = wordOf(node);
  return word === 'requestPermission' || (word === 'subscribe' && /push(manager)?\b/i.test((node as ts.PropertyAccessExpression).expression.getText()));
}

/** Whether what is drawn stands behind a condition that a reminder was made. */
function isWithReminders(node: ts.Node): boolean {
  for (let up: ts.Node = node; up.parent; up = up.parent) {
    const around = up.parent;
    if (ts.isBinaryExpression(around) && around.right === up && around.operatorToken.kind === ts.SyntaxKind.AmpersandAmpersandToken && /\.length > 0$/.test(around.left.getText())) return true;
  }
  return false;
}

function found(): Record<'asks' | 'turnsOn' | 'draws', string[]> {
  const all: Record<'asks' | 'turnsOn' | 'draws', string[]> = { asks: [], turnsOn: [], draws: [] };
  for (const file of globSync(join(SOURCE, '**/*.{ts,tsx}')).filter((name) => !/\.test\.|\/testing\/|\.d\.ts$/.test(name))) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const at = relative(SOURCE, file);
    const visit = (node: ts.Node): void => {
      if ((ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) && isAsking(node)) all.asks.push(`${at}: ${wordOf(node)}`);
      const named = ts.isIdentifier(node) && !ts.isImportSpecifier(node.parent) && !ts.isFunctionDeclaration(node.parent);
      if (named && node.text === 'turnOn') all.turnsOn.push(at);
      if ((ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) && wordOf(node.tagName) === 'ThisDevice') {
        all.draws.push(`${at}, ${isWithReminders(node) ? 'where there is a reminder' : 'whether there is a reminder or not'}`);
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return all;
}

describe('promise 23: leave to send notes is asked for', () => {
  const { asks, turnsOn, draws } = found();

  test('by one file', () => {
    // The worker renews what its browser changed: there was leave before.
    expect(asks.sort()).toEqual(['pwa/subscription.ts: requestPermission', 'pwa/subscription.ts: subscribe', 'sw/subscription-change.ts: subscribe']);
  });

  test('from one button', () => {
    expect(turnsOn).toEqual(['features/reminders/this-device.tsx']);
  });

  test('that is drawn by one page, once there is a reminder', () => {
    expect(draws).toEqual(['features/reminders/list-page.tsx, where there is a reminder']);
  });
});
