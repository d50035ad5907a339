import { argon2id } from '@noble/hashes/argon2.js';
import { afterEach, expect, test, vi } from 'vitest';

import { argon2idInScript } from './argon2';

const TASK = { password: new Uint8Array([1, 2, 3]), salt: new Uint8Array(16), t: 1, m: 8, p: 1 };

function Refused(): never {
  throw new DOMException('not here', 'SecurityError');
}

/** Begins, and its script is not let in. */
class Broken extends EventTarget {
  terminate(): void {}
  postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(new Event('error')));
  }
}

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['the browser has no workers', undefined],
  ['what guards the browser lets none begin', Refused],
  ['its script is not let in', Broken],
])('a key is derived in the page where %s', async (_, Worker) => {
  vi.stubGlobal('Worker', Worker);
  expect(await argon2idInScript(TASK)).toEqual(argon2id(TASK.password, TASK.salt, { t: 1, m: 8, p: 1, dkLen: 32 }));
});
