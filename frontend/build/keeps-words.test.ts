import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';
import { describe, expect, test } from 'vitest';

// Every long text that somebody can write, found in the whole source: what is typed is kept as it is typed, and so is
// where the caret stands (`app/comes-back.test.tsx` closes the app in the middle of each). A new one is held to it
// without being named. A clinician's browser stores nothing: what they type to or about a client is kept on the server,
// sealed (`features/clinic/keeping.ts`), and its caret nowhere.
const SOURCE = join(import.meta.dirname, '..', 'src');
const FIELD = 'ui/field.tsx';

const A_LINE = 'a clinician’s browser stores nothing, and this is a line about nobody that every client reads once it is kept';

/** Those that keep neither words nor caret on the device, each with the reason. */
const NOT_KEPT: Readonly<Record<string, string>> = {
  'features/clinic/away-page.tsx clinic.away_cover': A_LINE,
  'features/clinic/limits-page.tsx clinic.limits_label': A_LINE,
  'features/office/practice-page.tsx office.item9': 'the office’s browser stores nothing, and this text is about nobody',
};

const NAMED = /^(?:useForm|useFetchedForm|useCaret|draftOf|keepDraft|forgetDraft|caretOf|drafts\.(?:get|set))$/;

type Long = { readonly name: string; readonly words: boolean; readonly caret: boolean };

function attributeOf(field: ts.JsxAttributes, name: string): ts.JsxAttribute | undefined {
  return field.properties.find((one): one is ts.JsxAttribute => ts.isJsxAttribute(one) && one.name.getText() === name);
}

function some(node: ts.Node, is: (node: ts.Node) => boolean): boolean {
  return is(node) || Boolean(ts.forEachChild(node, (child) => some(child, is) || undefined));
}

/**
 * What of a file is what: what `useCaret` and `useForm` gave, what is kept on the server, what only the page holds, and
 * its functions.
 */
function declared(source: ts.SourceFile): { carets: ReadonlySet<string>; forms: ReadonlySet<string>; sealed: ReadonlySet<string>; held: ReadonlySet<string>; functions: ReadonlyMap<string, ts.Node> } {
  const carets = new Set<string>();
  const forms = new Set<string>();
  const sealed = new Set<string>();
  const held = new Set<string>();
  const functions = new Map<string, ts.Node>();
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionDeclaration(node) && node.name && node.body) functions.set(node.name.text, node.body);
    if (ts.isVariableDeclaration(node) && node.initializer) {
      const from = node.initializer;
      const called = ts.isCallExpression(from) ? from.expression.getText() : '';
      if (called === 'useCaret') carets.add(node.name.getText());
      if (called === 'useForm' || called === 'useFetchedForm') forms.add(node.name.getText());
      if (/^(keptAt|memoOf|replyDraft|suggestionDraft)$/.test(called)) sealed.add(node.name.getText());
      if (['useState', 'useRef', 'useSignal', 'signal'].includes(called)) for (const name of node.name.getText().match(/\w+/g) ?? []) held.add(name);
      if (ts.isArrowFunction(from) || ts.isFunctionExpression(from)) functions.set(node.name.getText(), from.body);
    }
    // handed in by a component that keeps it, or that can't: the type says so
    if ((ts.isPropertySignature(node) || ts.isParameter(node)) && node.type && /\bCaret\b/.test(node.type.getText())) carets.add(node.name.getText());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { carets, forms, sealed, held, functions };
}

function longIn(text: string, at: string): Long[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const { carets, forms, sealed, held, functions } = declared(source);
  const all: Long[] = [];
  /** Whether it comes to a call of something that the page does not hold by itself. */
  const keeps = (node: ts.Node, on: readonly string[] = []): boolean =>
    some(node, (inner) => {
      const callee = ts.isCallExpression(inner) ? inner.expression : inner === node && ts.isIdentifier(inner) ? inner : null;
      if (!callee) return false;
      const root = callee.getText().split(/[.?![(]/)[0] ?? '';
      const own = functions.get(root);
      if (own) return !on.includes(root) && keeps(own, [...on, root]);
      return forms.has(root) || sealed.has(root) || (!held.has(root) && /^(change\w*|say|keepDraft)$/.test(root));
    });
  const visit = (node: ts.Node): void => {
    if (ts.isJsxSelfClosingElement(node) || ts.isJsxOpeningElement(node)) {
      const tag = node.tagName.getText();
      const editable = attributeOf(node.attributes, 'contentEditable') ?? attributeOf(node.attributes, 'contenteditable');
      if (/(^|\.)(textarea|TextArea)$/.test(tag) || editable) {
        const label = attributeOf(node.attributes, 'label')?.getText() ?? '';
        const spread = node.attributes.properties.filter(ts.isJsxSpreadAttribute).map(({ expression }) => expression);
        const onInput = attributeOf(node.attributes, 'onInput')?.initializer;
        const given = onInput && ts.isJsxExpression(onInput) ? onInput.expression : undefined;
        all.push({
          name: `${at} ${/'(\w+\.[\w*]+)'/.exec(label)?.[1] ?? (tag === 'TextArea' ? '' : tag)}`.trim(),
          words: given !== undefined && keeps(given),
          caret:
            sealed.size > 0 ||
            (attributeOf(node.attributes, 'caret') !== undefined && attributeOf(node.attributes, 'onCaret') !== undefined) ||
            spread.some((one) => carets.has(one.getText()) || (ts.isCallExpression(one) && one.expression.getText() === 'useCaret')),
        });
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return all;
}

/** What a form or a caret is kept under, where that is not the same at the next opening. */
function madeAnew(text: string, at: string): string[] {
  const source = ts.createSourceFile(at, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const [name] = ts.isCallExpression(node) && NAMED.test(node.expression.getText()) ? node.arguments : [];
    if (name && some(name, (inner) => (ts.isCallExpression(inner) && !/(?:Of|Name)$/.test(inner.expression.getText())) || ts.isNewExpression(inner))) found.push(`${at} ${name.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const long = globSync(join(SOURCE, '**/*.tsx'))
  .filter((name) => !/\.test\.|\/testing\//.test(name) && relative(SOURCE, name) !== FIELD)
  .flatMap((file) => longIn(readFileSync(file, 'utf8'), relative(SOURCE, file)));

describe('promise 19: every long text', () => {
  test('is found', () => {
    expect(long.length).toBeGreaterThan(17);
    expect(Object.keys(NOT_KEPT).filter((name) => !long.some((one) => one.name === name)), 'named, and no longer there').toEqual([]);
  });

  test('keeps what is typed, and where the caret stands', () => {
    expect(long.filter(({ name, words, caret }) => !(words && caret) && !NOT_KEPT[name])).toEqual([]);
  });

  test('comes back under the name that it was kept under', () => {
    const files = globSync(join(SOURCE, '**/*.{ts,tsx}')).filter((name) => !/\.test\.|\/testing\//.test(name));
    expect(files.flatMap((file) => madeAnew(readFileSync(file, 'utf8'), relative(SOURCE, file)))).toEqual([]);
    const given = ["useForm('a', first)", 'useForm(`a/${id}`, first)', 'useCaret(caretOf(draftName(id)))', 'useForm(`a/${Date.now()}`, first)', 'useCaret(uuid7())'];
    expect(given.map((call) => madeAnew(call, 'a.tsx').length)).toEqual([0, 0, 0, 1, 1]);
  });

  test('named as one that keeps nothing keeps nothing', () => {
    expect(long.filter(({ name, words, caret }) => words && caret && NOT_KEPT[name])).toEqual([]);
  });

  test('that only the page holds is seen, and so is one that forgets its caret', () => {
    const hook = "const [text, setText] = useState(''); const caret = useCaret('a');";
    const of = (drawn: string): Omit<Long, 'name'>[] => longIn(`function A({ change }) { ${hook} const type = (a) => setText(a); return ${drawn}; }`, 'a.tsx').map(({ words, caret }) => ({ words, caret }));
    expect(of('<TextArea onInput={setText} {...caret} />')).toEqual([{ words: false, caret: true }]);
    expect(of('<TextArea onInput={(next) => type(next)} {...caret} />')).toEqual([{ words: false, caret: true }]);
    expect(of('<TextArea onInput={(next) => change({ next })} />')).toEqual([{ words: true, caret: false }]);
    expect(of('<UI.TextArea onInput={(next) => change({ next })} {...rest} />')).toEqual([{ words: true, caret: false }]);
    expect(of('<textarea onInput={setText} />')).toEqual([{ words: false, caret: false }]);
    expect(of('<p contentEditable />')).toEqual([{ words: false, caret: false }]);
    expect(of('<TextArea onInput={change} {...caret} />')).toEqual([{ words: true, caret: true }]);
    const sealed = (hold: string): Omit<Long, 'name'>[] =>
      longIn(`function A() { const kept = ${hold}; return <TextArea onInput={(a) => kept.change(a)} />; }`, 'a.tsx').map(({ words, caret }) => ({ words, caret }));
    expect([sealed("replyDraft('a')"), sealed("useRef('a')")]).toEqual([[{ words: true, caret: true }], [{ words: false, caret: false }]]);
  });
});
