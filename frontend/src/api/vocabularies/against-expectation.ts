// Made from the schema by `npm run schema`.

export const AGAINST_EXPECTATION = [
  'much_gentler',
  'gentler',
  'about_the_same',
  'harder',
  'worse',
  'cannot_tell',
] as const;
export type AgainstExpectation = (typeof AGAINST_EXPECTATION)[number];
