import js from '@eslint/js';
import hooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const NEVER = [
  { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: 'Nothing writes HTML.' },
  { selector: "AssignmentExpression[left.property.name='innerHTML']", message: 'Nothing writes HTML.' },
  { selector: "TSAsExpression[typeAnnotation.typeName.name='MessageKey']", message: 'A text chosen by a value: t.of(family, value).' },
  { selector: "CallExpression[callee.name='t'] > :matches(TemplateLiteral, ConditionalExpression TemplateLiteral)", message: 'A text chosen by a value: t.of(family, value).' },
  { selector: "LogicalExpression > CallExpression.left[callee.name='t']", message: 'A text is never empty. Ask isLoaded(area), or a family with a fallback.' },
  { selector: "LogicalExpression > CallExpression.left[callee.object.name='t']", message: 'A text is never empty. Ask isLoaded(area), or a family with a fallback.' },
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
      'no-restricted-syntax': ['error', ...NEVER, BY_NAME],
      'no-restricted-properties': ['error', { object: 'window', property: 'eval' }],
      'no-console': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 400 }],
    },
  },
  {
    // Build tools expect a default export; a lazily loaded feature hands its routes over as one.
    files: ['*.config.ts', '**/routes.tsx', '**/*.d.ts'],
    rules: { 'no-restricted-syntax': ['error', ...NEVER] },
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
