// Made from the schema by `npm run schema`.

export const FEELING = [
  'hurt',
  'sad',
  'lonely',
  'afraid',
  'anxious',
  'ashamed',
  'guilty',
  'angry',
  'annoyed',
  'jealous',
  'confused',
  'disappointed',
  'overwhelmed',
  'numb',
  'unreal',
  'far_away',
  'tired',
  'tender',
  'relieved',
  'hopeful',
  'other',
] as const;
export type Feeling = (typeof FEELING)[number];
