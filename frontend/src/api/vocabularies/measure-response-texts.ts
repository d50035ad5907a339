// Made from the schema by `npm run schema`.

export const MEASURE_RESPONSE_TEXTS = [
  'response',
] as const;
export type MeasureResponseTexts = (typeof MEASURE_RESPONSE_TEXTS)[number];
