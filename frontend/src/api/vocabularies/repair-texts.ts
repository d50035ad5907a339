// Made from the schema by `npm run schema`.

export const REPAIR_TEXTS = [
  'happened',
  'what_helps_own',
  'body',
  'protector_said',
  'my_part',
  'expected',
  'observation',
  'feeling',
  'need',
  'request',
  'appreciation',
  'limit',
  'own_wording',
  'say_when',
  'if_it_goes_badly',
  'who_supports_me',
  'hurt_what',
  'hurt_landed',
  'hurt_sorry',
  'hurt_differently',
  'different_from_feared',
  'kind_word',
  'next_step',
  'keepsake',
] as const;
export type RepairTexts = (typeof REPAIR_TEXTS)[number];
