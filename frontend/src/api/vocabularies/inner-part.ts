// Made from the schema by `npm run schema`.

export const INNER_PART = [
  'wise_adult',
  'harsh_critic',
  'self_protector',
  'tender_part',
  'another',
] as const;
export type InnerPart = (typeof INNER_PART)[number];
