// Made from the schema by `npm run schema`.

export const ENTRY_KIND = [
  'people',
  'kind-moments',
  'card-responses',
  'cards',
  'repairs',
  'reflections',
  'agendas',
  'check-ins',
  'safety-plans',
  'measure-responses',
  'speak-ups',
] as const;
export type EntryKind = (typeof ENTRY_KIND)[number];
