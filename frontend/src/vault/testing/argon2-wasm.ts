import { argon2id } from 'hash-wasm';

import type { Argon2Task } from '../argon2-worker';
import type { Bytes } from '../bytes';

/** In place of the thread that the tests' Node has none of (vitest.config.ts). */
export async function argon2idInWebAssembly({ password, salt, t, m, p }: Argon2Task): Promise<Bytes> {
  return (await argon2id({ password, salt, iterations: t, memorySize: m, parallelism: p, hashLength: 32, outputType: 'binary' })) as Bytes;
}
