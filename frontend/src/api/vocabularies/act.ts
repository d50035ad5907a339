// Made from the schema by `npm run schema`.

export const ACT = [
  'put',
  'delete',
  'restore',
] as const;
export type Act = (typeof ACT)[number];
