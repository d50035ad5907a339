// Loaded only where the browser has no WebAssembly, or does not let the page use it (iPhones in Lockdown Mode).
import type { Bytes } from './bytes';
import type { Argon2Task } from './argon2-worker';
import address from './argon2-worker?worker&url';
import { inWorker } from './in-worker';

/** Argon2id in JavaScript, 32 bytes, in a thread of its own: seconds on a laptop, minutes where scripts run slowly. */
export async function argon2idInScript(task: Argon2Task): Promise<Bytes> {
  if (typeof Worker === 'undefined') {
    const { argon2id } = await import('@noble/hashes/argon2.js');
    const { password, salt, ...cost } = task;
    return new Uint8Array(argon2id(password, salt, { ...cost, dkLen: 32 }));
  }
  return inWorker<Bytes>(address, task);
}
