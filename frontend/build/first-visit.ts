/**
 * What the first screen of somebody new needs: budget.test.ts weighs it, and tests/browser/test_first_visit.py holds
 * back everything else.
 */
export const FIRST_VISIT_NEEDS = [
  'src/main.tsx',
  'src/i18n/en/shell.json',
  'src/app/brought.ts',
  'src/features/welcome/routes.tsx',
  'src/i18n/en/start.json',
] as const;
