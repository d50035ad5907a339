// Made from the schema by `npm run schema`.

export const AGENDA_TEXTS = [
  'items',
] as const;
export type AgendaTexts = (typeof AGENDA_TEXTS)[number];
