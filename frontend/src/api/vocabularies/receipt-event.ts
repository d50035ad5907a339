// Made from the schema by `npm run schema`.

export const RECEIPT_EVENT = [
  'shown',
  'opened',
  'later',
  'rest',
] as const;
export type ReceiptEvent = (typeof RECEIPT_EVENT)[number];
