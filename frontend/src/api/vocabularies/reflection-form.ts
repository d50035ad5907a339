// Made from the schema by `npm run schema`.

export const REFLECTION_FORM = [
  'kind_minute',
  'parts',
  'standard',
  'keeps_away',
] as const;
export type ReflectionForm = (typeof REFLECTION_FORM)[number];
