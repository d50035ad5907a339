import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { BrowserName } from '@mdn/browser-compat-data';
import { ESLint, Linter } from 'eslint';
import { describe, expect, test } from 'vitest';

import { checkScript, LEAST, NEEDED, OPTIONAL } from './browsers.ts';
import { compatOf, newerInStyles, since } from './newer.ts';
import { plainFiles } from './plain.ts';

const DIST = process.env['ATTUNE_DIST_DIR'] ?? 'dist';

describe('the least versions', () => {
  test.each(Object.entries(LEAST))('%s %s is the first that has all that is needed', (name, version) => {
    const asked = NEEDED.map(({ data }) => [since(compatOf(data), name as BrowserName), data] as const);
    expect(asked.filter(([needed]) => needed > Number(version))).toEqual([]);
    expect(Math.max(...asked.map(([needed]) => needed))).toBe(Number(version));
  });

  test.each(['README.md', 'plain-en.html'])('%s names them', (file) => {
    const text = file === 'README.md' ? readFileSync('../README.md', 'utf8') : (plainFiles('/static/')[file] ?? '');
    for (const [name, version] of Object.entries(LEAST)) {
      const said = `${name[0]?.toUpperCase()}${name.slice(1)}(?: from version)? ${version.replace(/\.0$/, '')}\\b`;
      expect(text).toMatch(new RegExp(said));
    }
  });

  test('every row is there once', () => {
    const rows = [...NEEDED.map((need) => ('path' in need ? need.path : need.style.join(': '))), ...OPTIONAL.map(({ path }) => path)];
    expect(rows).toEqual([...new Set(rows)]);
  });
});

test('the check is the JavaScript of 2009, so that every browser can read it', () => {
  const found = new Linter().verify(checkScript({ en: '/plain.html' }, '/plain.html', { days: 'Days' }), { languageOptions: { ecmaVersion: 5, sourceType: 'script' } });
  expect(found).toEqual([]);
});

// For each of them the newest of the least browsers is too old.
const NEWER_IN_THE_BROWSER = [
  'AbortSignal.any([])',
  'URL.canParse("/")',
  'new CookieStore()',
  'requestIdleCallback(() => 1)',
  'navigator.share({})',
  'new Intl.Segmenter()',
  'new URLPattern()',
  'new EditContext()',
  'Promise.try(() => 1)',
  'Promise.withResolvers()',
  'Array.fromAsync([])',
  'Object.groupBy([], () => "")',
  'Map.groupBy([], () => "")',
];

describe('nothing newer is written', () => {
  const lint = new ESLint({ overrideConfigFile: 'eslint.config.js' });

  test.each(['src/store/some.ts', 'src/sw/some.ts', 'src/features/today/some.tsx'])('in %s the lint stops at it', async (filePath) => {
    for (const call of NEWER_IN_THE_BROWSER) {
      const [{ messages } = { messages: [] }] = await lint.lintText(`export const it = ${call};\n`, { filePath });
      expect(messages.map(({ ruleId }) => ruleId).join(), call).toMatch(/no-restricted-(globals|properties)/);
    }
  }, 60_000);

  test('what the language itself has stops at ES2023', () => {
    for (const file of ['tsconfig.json', 'tsconfig.sw.json']) {
      const { compilerOptions } = JSON.parse(readFileSync(file, 'utf8')) as { compilerOptions: { lib: string[] } };
      expect(compilerOptions.lib[0]).toBe('ES2023');
    }
  });

  test('nor does any library bring it into the build', () => {
    if (!existsSync(DIST)) throw new Error('Build the client first: npm run build.');
    const newer =
      /\b(?:(?:Map|Object)\.groupBy|withResolvers|fromAsync|Promise\.try|isWellFormed|toWellFormed|symmetricDifference|isSubsetOf|isSupersetOf|isDisjointFrom|getOrInsert\w*|Iterator\.from|RegExp\.escape|Math\.f16round|AbortSignal\.any|URL\.canParse|light-dark\()/;
    const files = globSync('**/*.{js,css}', { cwd: DIST });
    expect(files.length).toBeGreaterThan(50);
    expect(files.filter((file) => newer.test(readFileSync(join(DIST, file), 'utf8')))).toEqual([]);
  });

  // Without it these look a little different (room, breaks of lines, what is printed around a sheet), and say and do
  // the same. What is chosen and where the keyboard stands may not be among them.
  const ONLY_LOOKS: Readonly<Record<string, readonly string[]>> = {
    'at-rules.page': ['features/clinic/sheet-page.css'],
    'properties.field-sizing': ['ui/field.css'],
    'properties.forced-color-adjust': ['entries/people/people.css'],
    'properties.hyphenate-limit-chars': ['styles/base.css'],
    'properties.text-size-adjust': ['styles/base.css'],
    'properties.text-wrap': ['features/practice/practice.css', 'styles/base.css'],
    'selectors.has': ['app/shell.css', 'entries/safety-plans/plan.css', 'features/clinic/clinic.css', 'features/clinic/measures/measures.css', 'features/clinic/sheet-page.css', 'features/journal/journal.css', 'features/measures/step-page.css', 'features/practice/practice.css', 'features/therapy/agenda.css', 'library/card.css', 'library/face.css', 'styles/base.css', 'ui/page.css', 'ui/toast.css'],
  };

  test('nor do the styles, but for looks', () => {
    const found: Record<string, string[]> = {};
    for (const file of globSync('src/**/*.css').toSorted()) {
      for (const feature of newerInStyles(readFileSync(file, 'utf8'))) (found[feature] ??= []).push(file.replace('src/', ''));
    }
    expect(found).toEqual(ONLY_LOOKS);
  });

  test.each([
    ['a:has(b) { color: red }', ['selectors.has']],
    ['@starting-style { a { opacity: 0 } }', ['at-rules.starting-style']],
    ['a { interpolate-size: allow-keywords }', ['properties.interpolate-size']],
    ['a:hover { color: red } @media print { a::before { content: "" } }', []],
  ])('%s is found in them', (styles, features) => {
    expect(newerInStyles(styles)).toEqual(features);
  });
});
