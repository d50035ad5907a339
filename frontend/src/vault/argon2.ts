// Loaded only where the browser has no WebAssembly, or does not let the page use it (iPhones in Lockdown Mode).
import type { Bytes } from './bytes';
import type { Argon2Task } from './argon2-worker';
import address from './argon2-worker?worker&url';
import { inWorker } from './in-worker';

/**
 * Argon2id in JavaScript, 32 bytes: seconds on a laptop, minutes where scripts run slowly. In a thread of its own, or
 * in the page's where the browser has no others, or what guards it lets none begin.
 */
export async function argon2idInScript(task: Argon2Task): Promise<Bytes> {
  try {
    return await inWorker<Bytes>(address, task);
  } catch {
    const { argon2id } = await import('@noble/hashes/argon2.js');
    const { password, salt, ...cost } = task;
    return new Uint8Array(argon2id(password, salt, { ...cost, dkLen: 32 }));
  }
}
