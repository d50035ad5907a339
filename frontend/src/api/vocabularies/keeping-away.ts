// Made from the schema by `npm run schema`.

export const KEEPING_AWAY = [
  'go_quiet',
  'stay_busy',
  'make_light',
  'please_them',
  'leave_first',
  'handle_alone',
  'nobody_gets_it',
  'ashamed',
  'need_nobody',
  'long_and_stop',
  'feel_nothing',
  'other',
] as const;
export type KeepingAway = (typeof KEEPING_AWAY)[number];
