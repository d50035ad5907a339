// Made from the schema by `npm run schema`.

export const SUPPORT = [
  'listens',
  'comforts',
  'practical_help',
  'good_company',
  'advice',
  'is_honest',
  'believes_in_me',
  'gives_me_room',
  'other',
] as const;
export type Support = (typeof SUPPORT)[number];
