// Made from the schema by `npm run schema`.

export const INVITATION_STATE = [
  'open',
  'used',
  'withdrawn',
  'expired',
] as const;
export type InvitationState = (typeof INVITATION_STATE)[number];
