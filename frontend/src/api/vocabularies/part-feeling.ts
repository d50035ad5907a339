// Made from the schema by `npm run schema`.

export const PART_FEELING = [
  'curious',
  'warm',
  'annoyed',
  'afraid',
  'blended',
] as const;
export type PartFeeling = (typeof PART_FEELING)[number];
