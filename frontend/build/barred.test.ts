import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { ESLint, type Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { describe, expect, test } from 'vitest';

// What no file of the client may hold: the rules stand in eslint.config.js, and each is seen to stop at its mistake.
const ROOT = new URL('..', import.meta.url).pathname;
const eslint = new ESLint({ cwd: ROOT });

async function saidOf(code: string, filePath = 'src/features/journal/planted.tsx'): Promise<string> {
  const [found] = await eslint.lintText(code, { filePath });
  return (found?.messages ?? []).map(({ message }) => message).join('\n');
}

const BARRED: readonly (readonly [string, readonly string[]])[] = [
  [
    'promise 1',
    [
      'export const a = <dialog open />;',
      'document.querySelector("dialog")?.showModal();',
      'export const a = <div popover="auto" />;',
      'void document.body.requestFullscreen();',
    ],
  ],
  [
    'promise 45',
    [
      'export const a = <textarea rows={3} />;',
      'export const a = <input type="search" />;',
      'export const a = <select><option>b</option></select>;',
      'export const a = <div contentEditable />;',
    ],
  ],
  ['promise 18', ['export const a = <input autocomplete="off" required />;', 'export const a = <textarea autocomplete="off" aria-required="true" />;']],
  [
    'promise 22',
    [
      'void navigator.setAppBadge(1);',
      'void navigator["setAppBadge"](1);',
      'export const a = (part: number, all: number): string => `${Math.round((part / all) * 100)}`;',
      'export const a = (part: number): string => `${part}%`;',
      'export const a = new Intl.NumberFormat("en", { style: "percent" });',
      'export const a = <p>half: 50 %</p>;',
      'export const a = <progress value={3} max={5} />;',
      'export const a = <div role="progressbar" />;',
    ],
  ],
  [
    'promise 26',
    [
      'export const a = <video src="/a.mp4" />;',
      'void new Audio("/a.mp3").play();',
      'document.body.animate([{ opacity: 0 }], { duration: 800 });',
      'navigator.vibrate(200);',
      'document.body.scrollIntoView({ behavior: "smooth" });',
    ],
  ],
  [
    'promise 16',
    [
      'navigator.sendBeacon("https://example.net", "");',
      'export const a = new WebSocket("wss://example.net");',
      'export const a = new Image();',
      'export const a = new XMLHttpRequest();',
    ],
  ],
];

describe.each(BARRED)('%s', (promise, mistakes) => {
  test.each(mistakes)(`${promise}: is told of %s`, async (code) => {
    expect(await saidOf(code)).toContain(`Promise ${promise.split(' ')[1]}:`);
  }, 60_000);
  test.each(['src/sw/planted.ts', 'src/features/today/routes.tsx', 'src/i18n/dates.ts'])(`${promise}: in %s as well`, async (file) => {
    const [first] = mistakes.filter((code) => !code.includes('<'));
    expect(await saidOf(first ?? 'void document.body.requestFullscreen();', file)).toMatch(/^Promise \d+:/m);
  }, 60_000);
});

// The whole client, so that a promise's own tests see what breaks it, and not the check before a commit alone.
test('promises 1, 16, 18, 22, 26 and 45: no file of the client holds any of it', async () => {
  const { rules } = (await eslint.calculateConfigForFile('src/features/journal/planted.tsx')) as { rules: Linter.RulesRecord };
  const only = new ESLint({
    cwd: ROOT,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ['**/*.{ts,tsx}'],
        ignores: ['**/*.test.{ts,tsx}', '**/testing/**'],
        languageOptions: { parser: tseslint.parser },
        rules: { 'no-restricted-syntax': rules['no-restricted-syntax'] ?? 'off' },
      },
    ],
  });
  const found = await only.lintFiles(['src/**/*.{ts,tsx}']);
  expect(found.length).toBeGreaterThan(200);
  const said = found.flatMap(({ filePath, messages }) => messages.map(({ message, line }) => `${filePath}:${line} ${message}`));
  expect(said.filter((one) => / Promise \d+:/.test(one))).toEqual([]);
}, 120_000);

test('promise 26: no animation of the client goes on for ever', () => {
  const sheets = globSync('src/**/*.css', { cwd: ROOT });
  expect(sheets.length).toBeGreaterThan(10);
  expect(sheets.filter((file) => /\binfinite\b/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([]);
});
