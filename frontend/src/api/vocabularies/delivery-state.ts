// Made from the schema by `npm run schema`.

export const DELIVERY_STATE = [
  'pending',
  'sent',
  'gone',
  'expired',
] as const;
export type DeliveryState = (typeof DELIVERY_STATE)[number];
