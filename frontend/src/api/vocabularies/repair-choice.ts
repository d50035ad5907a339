// Made from the schema by `npm run schema`.

export const REPAIR_CHOICE = [
  'not_now',
  'write_for_me',
  'practise_with_therapist',
  'say_something_small',
  'ask_for_pause',
  'apologise',
  'let_it_go',
  'set_limit',
] as const;
export type RepairChoice = (typeof REPAIR_CHOICE)[number];
