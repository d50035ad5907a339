import 'fake-indexeddb/auto';

import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

import { FAMILIES } from '../i18n/families';
import { messagesOf } from '../i18n/testing/catalogues';
import type { Area } from '../i18n';
import { FEATURES } from './features';

const keys = new Set(messagesOf('en').map(({ area, key }) => `${area}.${key}`));
const families = new Set(Object.keys(FAMILIES));

type File = { readonly imports: readonly string[]; readonly speaks: ReadonlySet<string>; readonly loads: ReadonlySet<string> };
const read = new Map<string, File>();

function resolve(from: string, name: string): string | undefined {
  const base = join(dirname(from), name);
  return [`${base}.ts`, `${base}.tsx`, join(base, 'index.ts')].find((file) => existsSync(file));
}

/**
 * What a file imports when it runs (at once or later), the areas that it says something from, and those that it
 * loads.
 */
function fileAt(path: string): File {
  const known = read.get(path);
  if (known) return known;
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const imports: string[] = [];
  const speaks = new Set<string>();
  const loads = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && !node.importClause?.isTypeOnly) imports.push((node.moduleSpecifier as ts.StringLiteral).text);
    else if (ts.isExportDeclaration(node) && !node.isTypeOnly && node.moduleSpecifier) imports.push((node.moduleSpecifier as ts.StringLiteral).text);
    else if (ts.isCallExpression(node)) {
      const called = node.expression.getText();
      const [first] = node.arguments;
      if (node.expression.kind === ts.SyntaxKind.ImportKeyword && first && ts.isStringLiteral(first)) imports.push(first.text);
      if (called === 'loadCatalogues') for (const area of node.arguments) if (ts.isStringLiteral(area)) loads.add(area.text);
    } else if (ts.isStringLiteral(node) && (keys.has(node.text) || families.has(node.text))) speaks.add(node.text.split('.')[0] ?? '');
    ts.forEachChild(node, visit);
  };
  visit(source);
  const file = { imports: imports.flatMap((name) => (name.startsWith('.') ? (resolve(path, name) ?? []) : [])), speaks, loads };
  read.set(path, file);
  return file;
}

const HOME = /^src\/entries\/[^/]+\/home\.ts$/;

/**
 * The areas that what begins in a file says something from and that nothing loads for it, each with a file that does.
 */
function unloaded(start: string, given: readonly string[]): string[] {
  const seen = new Set<string>();
  const visit = (path: string): void => {
    if (seen.has(path) || path.startsWith('src/i18n/')) return;
    seen.add(path);
    // what a home leads to comes with texts of its own: see below
    if (!HOME.test(path)) fileAt(path).imports.forEach(visit);
  };
  visit(start);
  const loaded = new Set(['shell', 'errors', ...given, ...[...seen].flatMap((path) => [...fileAt(path).loads])]);
  return [...seen].flatMap((path) => [...fileAt(path).speaks].filter((area) => !loaded.has(area)).map((area) => `${area}: ${path}`));
}

/** What an aspect says on the pages of one feature alone, which has its own texts loaded. */
const AROUND = [
  // what is shared is named on the page of its owner, and on that of the clinician
  ['/sharing.ts', ['sharing', 'clinic']],
  ['/glancing.ts', ['clinic']], // what is read at a glance, by a clinician
  ['/picturing.ts', ['journal']], // what is drawn, on the page of pictures
  ['/keeping.ts', ['journal']], // on the pages of what is kept
  ['/listing.ts', ['people']], // what is about somebody, on that one's page
] as const;

const homes = globSync('src/entries/*/home.ts');
const aspects = homes.flatMap((home) => fileAt(home).imports.filter((path) => dirname(path) === dirname(home)));

describe('every text that a screen says is loaded with it', () => {
  test.each(FEATURES)('$name at $at', ({ name, areas = [name as Area] }) => {
    expect(unloaded(`src/features/${name}/routes.tsx`, areas)).toEqual([]);
  });

  test('they are found', () => {
    expect(homes.length).toBeGreaterThan(5);
    expect(aspects.length).toBeGreaterThan(15);
    expect(unloaded('src/features/help/routes.tsx', [])).not.toEqual([]);
  });

  test.each(aspects)('%s', async (path) => {
    const { texts = [] } = (await import(/* @vite-ignore */ `../../${path}`)) as { readonly texts?: readonly string[] };
    const around = AROUND.find(([file]) => path.endsWith(file))?.[1] ?? [];
    expect(unloaded(path, [...texts, ...around])).toEqual([]);
  });
});
