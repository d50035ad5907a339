/** Components use the semantic tokens only; raw colours and the raw scales stay in src/styles. */
export default {
  extends: 'stylelint-config-standard',
  plugins: ['./stylelint-hover.js'],
  rules: {
    'attune/hover-where-one-hovers': true,
    'selector-class-pattern': [
      '^[a-z][a-z0-9]*(-[a-z0-9]+)*(--[a-z0-9]+(-[a-z0-9]+)*)?$',
      { message: 'Write classes in kebab-case, a variant after two dashes.' },
    ],
    'declaration-no-important': true,
    'color-named': 'never',
    'color-no-hex': true,
    'declaration-property-value-disallowed-list': {
      '/^outline(-style|-width)?$/': ['none', '0'],
      '/.*/': ['/var\\(--raw-/'],
      '/^animation/': ['/infinite/'], // promise 26: what moves comes to rest
    },
    'import-notation': 'string',
    'no-descending-specificity': null, // cascade layers decide
    'custom-property-empty-line-before': null,
    'value-keyword-case': ['lower', { ignoreProperties: ['/^--font/'] }],
  },
  overrides: [
    { files: ['src/styles/*.css'], rules: { 'declaration-property-value-disallowed-list': { '/^animation/': ['/infinite/'] }, 'declaration-no-important': null } },
  ],
};
