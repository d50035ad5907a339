// Replaced by `npm run schema`, which writes it from the API's own description. Until then every path is allowed and untyped.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type paths = Record<string, any>;
