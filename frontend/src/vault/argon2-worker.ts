import { argon2id } from '@noble/hashes/argon2.js';

import type { Bytes } from './bytes';

/** t: passes, m: memory in KiB, p: lanes. */
export type Argon2Task = { readonly password: Bytes; readonly salt: Bytes; readonly t: number; readonly m: number; readonly p: number };

// Off the page's own thread, which would stand still for so long that nobody could leave.
addEventListener('message', ({ data }: MessageEvent<Argon2Task>) => {
  const { password, salt, ...cost } = data;
  postMessage(argon2id(password, salt, { ...cost, dkLen: 32 }));
});
