// Made from the schema by `npm run schema`.

export const WHAT_I_DID = [
  'went_quiet',
  'pulled_back',
  'snapped',
  'both',
  'nothing_showed',
] as const;
export type WhatIDid = (typeof WHAT_I_DID)[number];
