/** Where somebody goes who leaves the safety questions. */
export type Leave = { readonly href: string; readonly label: string };
