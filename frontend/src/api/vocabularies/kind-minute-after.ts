// Made from the schema by `npm run schema`.

export const KIND_MINUTE_AFTER = [
  'softer',
  'same',
  'harder',
  'numb',
] as const;
export type KindMinuteAfter = (typeof KIND_MINUTE_AFTER)[number];
