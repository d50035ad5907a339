import type { Bytes } from './bytes';
import type { Argon2Task } from './argon2-worker';
import { inWorker } from './in-worker';
import address from './wasm-worker?worker&url';

/** Argon2id in WebAssembly, 32 bytes, in a thread of its own; null where the browser does not let it run. */
export function argon2idInWebAssembly(task: Argon2Task): Promise<Bytes | null> {
  return inWorker<Bytes | null>(address, task);
}
