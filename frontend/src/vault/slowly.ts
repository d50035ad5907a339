import { signal } from '@preact/signals';

/**
 * Whether a key is being derived the slow way, which takes long enough to be said. Apart from derive.ts, which no first
 * screen needs.
 */
export const slowly = signal(false);
