import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { newerGlobals, newerProperties } from './build/newer.ts';
import { ENTRY_KIND } from './src/api/vocabularies/entry-kind.ts';

const NEVER = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Nothing writes HTML.' },
  { selector: "AssignmentExpression[left.property.name='innerHTML']", message: 'Nothing writes HTML.' },
  { selector: "TSAsExpression[typeAnnotation.typeName.name='MessageKey']", message: 'A text chosen by a value: t.of(family, value).' },
  { selector: "CallExpression[callee.name='t'] > TemplateLiteral.arguments", message: 'A text chosen by a value: t.of(family, value).' },
  { selector: "CallExpression[callee.name='t'] > ConditionalExpression > TemplateLiteral", message: 'A text chosen by a value: t.of(family, value).' },
  { selector: "LogicalExpression > CallExpression.left[callee.name='t']", message: 'A text is never empty. Ask isLoaded(area), or a family with a fallback.' },
  { selector: "LogicalExpression > CallExpression.left[callee.object.name='t']", message: 'A text is never empty. Ask isLoaded(area), or a family with a fallback.' },
  // A browser keeps what stands in a field, readable on the disk, unless the field says no (ui/field.tsx).
  { selector: "JSXOpeningElement[name.name=/^(input|textarea|select)$/]:not(:has(> JSXAttribute[name.name='autocomplete']))", message: 'Promise 45: a field of ui/, or autocomplete="off".' },
  { selector: 'JSXAttribute[name.name=/^contenteditable$/i]', message: 'Promise 45: a field of ui/ takes words.' },
  // What the promises rule out wherever it stands: a cover over Exit (1), a mark on a question (18), a count or a share
  // of a whole (22), what moves or sounds by itself (26), and a way out to somebody else (16).
  { selector: 'JSXOpeningElement[name.name=/^(dialog|iframe|object|embed)$/]', message: 'Promise 1: only ui/sheet.tsx covers a page, and it carries the ways out.' },
  { selector: 'MemberExpression[property.name=/^(showModal|showPopover|requestFullscreen)$/]', message: 'Promise 1: only ui/sheet.tsx covers a page, and it carries the ways out.' },
  { selector: 'JSXAttribute[name.name=/^(popover|popoverTarget)$/i]', message: 'Promise 1: only ui/sheet.tsx covers a page, and it carries the ways out.' },
  { selector: 'JSXAttribute[name.name=/^(required|aria-required)$/]', message: 'Promise 18: every question can be left open.' },
  { selector: 'JSXOpeningElement[name.name=/^(progress|meter)$/]', message: 'Promise 22: nobody is measured.' },
  { selector: 'JSXAttribute[name.name="role"][value.value=/^(progressbar|meter)$/]', message: 'Promise 22: nobody is measured.' },
  { selector: ':matches(MemberExpression[property.name=/^(set|clear)AppBadge$/], Literal[value=/^(set|clear)AppBadge$/])', message: 'Promise 22: no badge.' },
  { selector: "Property[key.name='style'][value.value='percent']", message: 'Promise 22: no percentage.' },
  { selector: ':matches(Literal[value=/[%‰٪]/], TemplateElement[value.raw=/[%‰٪]/], JSXText[value=/[%‰٪]/])', message: 'Promise 22: no percentage.' },
  { selector: "BinaryExpression[operator=/^[*\\u002F]$/]:matches([left.value=100], [right.value=100])", message: 'Promise 22: no percentage.' },
  { selector: 'JSXOpeningElement[name.name=/^(video|audio|marquee|blink)$/]', message: 'Promise 26: nothing plays or moves by itself.' },
  { selector: 'NewExpression[callee.name=/^(Audio|AudioContext|Animation|SpeechSynthesisUtterance)$/]', message: 'Promise 26: nothing plays or moves by itself.' },
  { selector: 'CallExpression[callee.property.name=/^(animate|vibrate|speak|startViewTransition)$/]', message: 'Promise 26: nothing plays or moves by itself.' },
  { selector: "Property[key.name='behavior'][value.value='smooth']", message: 'Promise 26: nothing plays or moves by itself.' },
  { selector: 'NewExpression[callee.name=/^(WebSocket|EventSource|XMLHttpRequest|RTCPeerConnection|Image)$/]', message: 'Promise 16: src/api/transport.ts asks our own server, and nobody else is asked.' },
  { selector: "CallExpression[callee.property.name='sendBeacon']", message: 'Promise 16: src/api/transport.ts asks our own server, and nobody else is asked.' },
  { selector: "ImportDeclaration[source.value='preact-iso/lazy']", message: 'ui/lazy-page.ts: a page that does not come says so.' },
  // A late answer would pull somebody out of Help, or back to what an unsafe partner should not see.
  { selector: ":function[async=true] CallExpression[callee.name='route']", message: "After a wait, the act's own go (ui/use-act.ts): who has left stays where they are." },
  { selector: "CallExpression[callee.property.name=/^(then|catch|finally)$/] CallExpression[callee.name='route']", message: "After a wait, the act's own go (ui/use-act.ts): who has left stays where they are." },
];
// Written once: a day in src/i18n/dates.ts for a person, in src/i18n/calendar.ts for a machine.
const DATES = [
  { selector: "MemberExpression[object.name='Intl'][property.name=/^(DateTimeFormat|ListFormat|RelativeTimeFormat)$/]", message: 'src/i18n/dates.ts writes it.' },
  { selector: "MemberExpression[property.name=/^toLocale(Date|Time)String$/]", message: 'src/i18n/dates.ts writes it.' },
  { selector: "MemberExpression[property.name=/^get(UTC)?(FullYear|Month|Date)$/]", message: 'src/i18n/calendar.ts counts it.' },
];
// What an entry of a kind is, its home says (src/entries): these read every home, and name none.
const KIND = `/^(${ENTRY_KIND.join('|')})$/`;
const ANY_KIND = [
  { selector: `Literal[value=${KIND}]`, message: 'Ask the home of its kind (src/entries).' },
  { selector: `TemplateElement[value.raw=${KIND}]`, message: 'Ask the home of its kind (src/entries).' },
  { selector: `Property > Identifier.key[name=${KIND}]`, message: 'Ask the home of its kind (src/entries).' },
];
const KINDLESS = [
  'src/features/{journal,sharing,clinic}/**/*.{ts,tsx}',
  'src/features/people/about-us.tsx',
  'src/features/today/set-aside*.{ts,tsx}',
  'src/entries/shared/**/*.{ts,tsx}',
  'src/entries/*.{ts,tsx}',
];
// A day turns while the app is open: whoever asks this way is asked again (src/i18n/calendar.ts).
const NOW = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'now() or today() of src/i18n/calendar.ts.' },
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'now() or today() of src/i18n/calendar.ts.' },
];
const BY_NAME = { selector: 'ExportDefaultDeclaration', message: 'Export by name.' };

export default defineConfig([
  globalIgnores(['dist/', 'node_modules/', 'src/api/schema.d.ts']),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      ...hooks.configs.recommended.rules,
      // Signals are read and written outside the rules of React's compiler.
      'react-hooks/immutability': 'off',
      'react-hooks/refs': 'off',
      'react-hooks/set-state-in-effect': 'off',
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true, caughtErrorsIgnorePattern: '^_' }],
      'no-restricted-syntax': ['error', ...NEVER, ...DATES, ...NOW, BY_NAME],
      'no-restricted-properties': ['error', { object: 'window', property: 'eval' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    // What the least browsers lack (build/browsers.ts). What the language itself has is held by `lib` in tsconfig.json.
    files: ['src/**/*.{ts,tsx}'],
    ignores: ['**/*.test.{ts,tsx}', '**/testing/**'],
    rules: {
      'no-restricted-globals': ['error', ...newerGlobals()],
      'no-restricted-properties': ['error', { object: 'window', property: 'eval' }, ...newerProperties()],
    },
  },
  {
    // Build tools expect a default export; a lazily loaded feature hands its routes over as one.
    files: ['*.config.ts', '**/routes.tsx', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...DATES, ...NOW] },
  },
  {
    files: KINDLESS,
    ignores: ['**/*.test.{ts,tsx}', '**/routes.tsx', 'src/entries/index.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...DATES, ...NOW, ...ANY_KIND, BY_NAME] },
  },
  {
    files: ['src/features/{journal,sharing,clinic}/routes.tsx'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...DATES, ...NOW, ...ANY_KIND] },
  },
  {
    files: ['src/i18n/dates.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...NOW, BY_NAME] },
  },
  {
    files: ['src/i18n/calendar.ts', 'src/i18n/day-of.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, BY_NAME] },
  },
  {
    // Instants that are kept or sent, not days that somebody sees.
    files: ['src/{api,session,store,sw,vault}/**/*.ts', 'build/**/*.ts'],
    ignores: ['**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER, ...DATES, BY_NAME] },
  },
  {
    // A test's name takes its values by "%s".
    files: ['**/*.test.{ts,tsx}', 'src/**/testing/**'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER.filter(({ selector }) => !selector.includes('%')), ...DATES, BY_NAME] },
  },
  {
    files: ['**/*.d.ts'],
    rules: { '@typescript-eslint/consistent-type-definitions': 'off' },
  },
  {
    files: ['build/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
]);
