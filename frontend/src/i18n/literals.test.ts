import { globSync, readFileSync } from 'node:fs';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// Every text stands in a catalogue, where it is translated, read for its words (tests/content), and said by name. Code
// holds none: neither between tags, nor in an attribute that is read out, nor put together, nor as a word by itself.
const SPOKEN = /^(aria-(label|description|valuetext|roledescription|placeholder)|title|alt|placeholder|label|hint|text|lead|note|heading|summary|description)$/;
const WORDS = /\p{L}{2,}[’'",.;:)]* ["'(]?\p{L}/u;
const ONE_WORD = /^\p{Lu}\p{Ll}+[.!?…]?$/u;
const LETTER = /\p{L}/u;

// What machines call things: keys, headers, events, and browsers as they call themselves.
const NAMES = new Set(
  (
    'Escape Enter Shift Tab Home End Delete Backspace Firefox Chrome Safari Edge Opera Android Windows Linux Mac ' +
    'Chromebook Macintosh Browser Notification Attune Accept Offline'
  ).split(' '),
);
// Lines that are no text: a question to the style sheets, names of styles, the words that sign-in words are made of,
// and the bones of a page of HTML, of a PDF and of FHIR.
const NO_TEXT: readonly (readonly [file: RegExp, said: RegExp])[] = [
  [/./, /^\((display-mode|prefers-[a-z-]+|min-width|max-width|pointer|hover): ?[a-z0-9.-]+\)$/],
  [/^src\/vault\/made-words-[a-z]+\.ts$/, /^[a-z\s]+$/],
  [/^src\/vault\/easy-words\.ts$/, /^[a-z\s]+$/],
  [/./, /^[a-z-]+( [a-z]+--[a-z]+)+$/],
  [/^src\/pwa\/device-name\.ts$/, /^Samsung Internet$/],
  [/^src\/(features\/journal\/export-html|library\/plain-pages)\.ts$/, /^(<!doctype html>|body \{ max-width|<[^>]*>[…: ]*<\/[a-z]+>$)/],
  [/^src\/features\/clinic\/measures\/fhir\.ts$/, /^(Bundle|Patient|Observation|<div xmlns=[^>]*>…<\/div>)$/],
  [/^src\/features\/clinic\/measures\/course\.tsx$/, /^M… …V…H…$/],
  [/^src\/features\/clinic\/sheet-pdf\.ts$/, /^(<< \/(Type|Length) |trailer\s<< |BT \/|Helvetica(-Bold)?$)/],
];

function spokenIn(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const say = (text: string): void => {
    if (!NO_TEXT.some(([where, said]) => where.test(file) && said.test(text.trim()))) found.push(`${file}: ${text.trim()}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    if (ts.isJsxAttribute(node) && /^(class|className)$/.test(node.name.getText(source))) return;
    if (isForDevelopers(node)) return;
    if (ts.isJsxText(node)) {
      if (LETTER.test(node.text)) say(node.text);
    } else if (ts.isStringLiteralLike(node)) {
      const shown = isShown(node) && LETTER.test(node.text);
      if (shown || WORDS.test(node.text) || (ONE_WORD.test(node.text) && !NAMES.has(node.text))) say(node.text);
    } else if (ts.isTemplateExpression(node)) {
      const pieces = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
      if (WORDS.test(pieces.join('seven')) && pieces.some((piece) => LETTER.test(piece)) && !isClass(node)) say(pieces.join('…'));
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Between tags, or in an attribute that is read out. */
function isShown(node: ts.Node): boolean {
  let up = node.parent;
  while (ts.isParenthesizedExpression(up) || ts.isConditionalExpression(up) || ts.isBinaryExpression(up)) {
    if (ts.isBinaryExpression(up) && /^[=!]==?$/.test(up.operatorToken.getText())) return false;
    if (ts.isConditionalExpression(up) && up.condition === node) return false;
    up = up.parent;
  }
  if (ts.isJsxAttribute(up)) return SPOKEN.test(up.name.getText());
  if (!ts.isJsxExpression(up)) return false;
  return ts.isJsxAttribute(up.parent) ? SPOKEN.test(up.parent.name.getText()) : true;
}

/** The message of an error: nobody reads it (what is shown of one, its code says). */
function isForDevelopers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /(Error|Exception|Offline)$/.test(node.expression.getText());
  return ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.SuperKeyword;
}

/** Names of styles, put together. */
function isClass(node: ts.Node): boolean {
  for (let up = node.parent; up; up = up.parent) if (ts.isJsxAttribute(up)) return /^(class|className)$/.test(up.name.getText());
  return false;
}

describe('promise 32: no words stand in code', () => {
  const files = globSync('src/**/*.{ts,tsx}', { exclude: ['**/*.test.*', '**/testing/**', 'src/api/schema.d.ts', 'src/i18n/languages.ts'] });

  test('nowhere', () => {
    expect(files.length).toBeGreaterThan(300);
    expect(files.flatMap((file) => spokenIn(file, readFileSync(file, 'utf8')))).toEqual([]);
  });

  test.each([
    'export const a = <p>You missed one.</p>;',
    'export const a = <p>Overdue</p>;',
    'export const a = <p>{"overdue"}</p>;',
    'export const a = (late: boolean) => <p>{late ? "late" : null}</p>;',
    'export const a = <button aria-label="close" />;',
    'export const a = <Button label={"go on"} />;',
    'export const a = <img alt="a sun" />;',
    'export const a = <input placeholder="type here" />;',
    'export const a = (n: number) => `${n} days done`;',
    'export const a = (name: string) => `You should call ${name}`;',
    'export const a = { title: "Call them today" };',
    'export const a = "Give them a call. They miss you.";',
    'export const a = ["Overdue"];',
    'document.title = "My feelings";',
    'toast("That did not work.");',
    'export const a = (n: number) => <p>{`only ${n} more`}</p>;',
  ])('promise 32: is told of %s', (code) => {
    expect(spokenIn('src/planted.tsx', code)).not.toEqual([]);
  });

  test.each([
    'export const a = <p class="quiet small">{t("shell.close")}</p>;',
    'import { a } from "./some where";',
    'throw new TypeError("a header may not be empty");',
    'matchMedia("(prefers-color-scheme: dark)");',
    'export const a = <Icon name="bell" />;',
    'if (event.key === "Escape") close();',
    'export const a = <p>{kind === "repairs" ? t("a.b") : null}</p>;',
    'export type A = "some words here";',
    'export const a = (b: string) => <i class={`chip chip--${b}`} />;',
    'export const a = <p>· {t("a.b")} –</p>;',
    'export const a = `/people/${id}/about`;',
    '// You should call them.\nexport const a = 1;',
    'export const a = t.of("people.relation", relation);',
    'export const a = new URL("./x.js", import.meta.url);',
    'export const a = "repair_happened";',
  ])('leaves alone %s', (code) => {
    expect(spokenIn('src/planted.tsx', code)).toEqual([]);
  });
});

describe('promise 36: of an error the person reads the sentence of the catalogue', () => {
  // What the server says is for developers and in English; its code chooses the text (tests/contracts, errors.json).
  const THEIRS = /\b(error|failure|problem|refused|reason|err|e|caught|cause)\??\.message\b/;
  const SERVERS = /\.fields\??\.?\[[^\]]+\]|Object\.(values|entries)\([^)]*\.fields\)/;

  test('and the server’s own words are shown nowhere', () => {
    const files = globSync('src/{app,features,ui,entries,library,pwa,session}/**/*.{ts,tsx}', { exclude: ['**/*.test.*'] });
    const showing = files.filter((file) => [THEIRS, SERVERS].some((pattern) => pattern.test(readFileSync(file, 'utf8'))));
    expect(showing).toEqual([]);
  });

  test.each(['setNote(error.message);', 'show(problem?.message)', 'error.fields[name]', 'Object.values(error.fields).flat()'])('is told of %s', (code) => {
    expect([THEIRS, SERVERS].some((pattern) => pattern.test(code))).toBe(true);
  });
});
