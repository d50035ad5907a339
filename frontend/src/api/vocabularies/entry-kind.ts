// Made from the schema by `npm run schema`.

export const ENTRY_KIND = [
  'people',
  'kind-moments',
  'card-responses',
  'cards',
  'repairs',
  'reflections',
  'agendas',
  'unsent-letters',
  'check-ins',
  'safety-plans',
  'measure-responses',
  'small-steps',
  'speak-ups',
] as const;
export type EntryKind = (typeof ENTRY_KIND)[number];
