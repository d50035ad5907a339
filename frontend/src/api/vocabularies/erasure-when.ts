// Made from the schema by `npm run schema`.

export const ERASURE_WHEN = [
  'now',
  'in_a_day',
] as const;
export type ErasureWhen = (typeof ERASURE_WHEN)[number];
