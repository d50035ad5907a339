// Made from the schema by `npm run schema`.

export const SMALL_STEP_WHICH = [
  'notice',
  'let_thanks_stand',
  'kind_word',
  'let_carry',
  'ask_the_way',
  'say_a_wish',
  'ask_what_they_think',
  'small_favour',
  'a_bit_of_my_day',
  'be_listened_to',
  'own',
] as const;
export type SmallStepWhich = (typeof SMALL_STEP_WHICH)[number];
