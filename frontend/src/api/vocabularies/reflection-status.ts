// Made from the schema by `npm run schema`.

export const REFLECTION_STATUS = [
  'draft',
  'kept',
] as const;
export type ReflectionStatus = (typeof REFLECTION_STATUS)[number];
