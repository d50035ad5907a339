// Made from the schema by `npm run schema`.

export const REFLECTION_TEXTS = [
  'hurts',
  'others',
  'kindness',
  'part_own',
  'sounds',
  'with_whom',
  'tries',
  'worries',
  'needs',
  'good_at',
  'wise',
  'another_says',
  'heard',
  'rule',
  'whose_own',
  'protected',
  'kinder',
  'ways_own',
  'comes_up',
  'once',
  'to_it',
] as const;
export type ReflectionTexts = (typeof REFLECTION_TEXTS)[number];
