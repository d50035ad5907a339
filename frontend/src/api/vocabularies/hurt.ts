// Made from the schema by `npm run schema`.

export const HURT = [
  'felt_unheard',
  'misunderstanding',
  'left_out',
  'too_much_too_fast',
  'promise_broken',
  'criticised',
  'they_pulled_away',
  'i_hurt_them',
  'other',
] as const;
export type Hurt = (typeof HURT)[number];
