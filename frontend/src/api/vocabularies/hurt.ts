// Made from the schema by `npm run schema`.

export const HURT = [
  'felt_unheard',
  'misunderstanding',
  'promise_broken',
  'left_out',
  'criticised',
  'too_much_too_fast',
  'i_hurt_them',
  'they_pulled_away',
  'other',
] as const;
export type Hurt = (typeof HURT)[number];
