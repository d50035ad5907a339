// Made from the schema by `npm run schema`.

export const WHAT_HELPS = [
  'feet_on_floor',
  'longer_out_breath',
  'cold_water',
  'walk',
  'music',
  'someone_safe',
  'nothing_today',
  'own',
] as const;
export type WhatHelps = (typeof WHAT_HELPS)[number];
