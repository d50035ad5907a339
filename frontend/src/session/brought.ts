import { signal } from '@preact/signals';

/** A page that somebody came for who has to sign in first. `by` is who it waits for, null for whoever comes in. */
export type Brought = { readonly at: string; readonly url: string; readonly by: string | null };

// In memory alone. An invitation's code stands behind the #, which a redirect loses.
export const brought = signal<Brought | null>(null);

export const INVITATION = '/you/sharing/accept';
