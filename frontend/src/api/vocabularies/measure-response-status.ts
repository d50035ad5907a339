// Made from the schema by `npm run schema`.

export const MEASURE_RESPONSE_STATUS = [
  'answering',
  'kept',
] as const;
export type MeasureResponseStatus = (typeof MEASURE_RESPONSE_STATUS)[number];
