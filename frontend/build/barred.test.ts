import { ESLint } from 'eslint';
import stylelint from 'stylelint';
import { describe, expect, test } from 'vitest';

// What no file of the client may hold: the rules stand in eslint.config.js, and each is seen here to stop at its mistake.
const eslint = new ESLint({ cwd: new URL('..', import.meta.url).pathname });

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
  ['promise 18', ['export const a = <input required />;', 'export const a = <textarea aria-required="true" />;']],
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
  });
  test.each(['src/sw/planted.ts', 'src/features/today/routes.tsx', 'src/i18n/dates.ts'])(`${promise}: in %s as well`, async (file) => {
    const [first] = mistakes.filter((code) => !code.includes('<'));
    expect(await saidOf(first ?? 'void document.body.requestFullscreen();', file)).toMatch(/^Promise \d+:/m);
  });
});

test.each(['src/features/journal/journal.css', 'src/styles/base.css'])('promise 26: no animation is endless in %s', async (codeFilename) => {
  const { results } = await stylelint.lint({
    code: '.a {\n  animation: page-in 2s infinite;\n}\n',
    codeFilename: new URL(`../${codeFilename}`, import.meta.url).pathname,
    cwd: new URL('..', import.meta.url).pathname,
  });
  expect(results[0]?.warnings.map(({ rule }) => rule)).toEqual(['declaration-property-value-disallowed-list']);
});
