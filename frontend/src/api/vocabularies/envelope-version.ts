// Made from the schema by `npm run schema`.

export const ENVELOPE_VERSION = [
  1,
] as const;
export type EnvelopeVersion = (typeof ENVELOPE_VERSION)[number];
