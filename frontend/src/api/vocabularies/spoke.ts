// Made from the schema by `npm run schema`.

export const SPOKE = [
  'yes',
  'part_of_it',
  'differently',
  'not_yet',
  'decided_not_to',
] as const;
export type Spoke = (typeof SPOKE)[number];
