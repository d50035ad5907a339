import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { FAMILIES, type Family } from './families';
import { keyIn } from './open-families';
import { messagesOf } from './testing/catalogues';

const said = new Map(messagesOf('en').map(({ area, key, text }) => [`${area}.${key}`, text]));

// Words that only make sense together with what stands around them, so that somebody who hears the button alone can't
// tell what it does.
const VAGUE =
  /^(ok|okay|yes|no|submit|confirm|proceed|continue|next|previous|back|cancel|apply|accept|decline|click here|tap here|here|more|learn more|got it|done|sure|send|start|stop|enter|go)\.?$/i;

/** The keys of every text that stands inside a button, a link drawn as one, or an act of a list or of a toast. */
function onButtons(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const keys: string[] = [];
  const collect = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.arguments[0] && ts.isStringLiteral(node.arguments[0])) {
      const said = node.arguments[0].text;
      if (node.expression.getText() === 't') keys.push(said);
      if (node.expression.getText() === 't.of') keys.push(...FAMILIES[said as Family].map((value) => keyIn(said as Family, value)));
    }
    ts.forEachChild(node, collect);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxElement(node) && /^(Link)?Button$/.test(node.openingElement.tagName.getText())) node.children.forEach(collect);
    else if (ts.isPropertyAssignment(node) && node.name.getText() === 'action') collect(node.initializer);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return keys;
}

const labels = new Set(globSync('src/**/*.tsx', { exclude: ['**/*.test.*'] }).flatMap(onButtons));

describe('promise 30: buttons say literally what they do', () => {
  test('they are found', () => {
    expect(labels.size).toBeGreaterThan(80);
    for (const known of ['practice.skip', 'safety.skip_all', 'shell.undo']) expect(labels).toContain(known);
  });

  test('none is vague by itself', () => {
    expect([...labels].filter((key) => VAGUE.test(said.get(key) ?? '')).map((key) => `${key}: ${said.get(key)}`)).toEqual([]);
  });

  test('none is a sentence or a question, none pleads', () => {
    const pleading = /[?!…]|\b(please|now or never|why|yes, i|no, i don't)\b/i;
    const questions = new Set(['reflections.part_for', 'today.how_true']); // each opens the question that it asks
    const odd = [...labels].filter((key) => !questions.has(key) && (pleading.test(said.get(key) ?? '') || (said.get(key) ?? '').split(/\s+/).length > 8));
    expect(odd.map((key) => `${key}: ${said.get(key)}`)).toEqual([]);
  });
});
