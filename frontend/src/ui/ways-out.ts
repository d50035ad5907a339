import type { FunctionComponent } from 'preact';

/** Exit and Help now, for what covers the bar they stand in. `app/` says how they look: no part of `ui/` knows them. */
export const ways: { Out: FunctionComponent | null } = { Out: null };
