import { afterEach, expect, it, vi } from 'vitest';

import { deriveMaster, newKdf } from './derive';
import { trustedScript } from './trusted';

const derived = vi.hoisted(() => vi.fn(async () => new Uint8Array(32)));
vi.mock('./testing/argon2-wasm', () => ({ argon2idInWebAssembly: derived }));

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each([
  ['a page less memory than 64 MiB', { memory_kib: 65_535 }],
  ['two passes', { iterations: 2 }],
  ['no lane', { parallelism: 0 }],
  ['eight bytes of salt', { salt: 'AAAAAAAAAAA' }],
  ['a gibibyte', { memory_kib: 1_048_576 }],
  ['just above the most memory', { memory_kib: 262_145 }],
  ['sixteen passes', { iterations: 16 }],
  ['seven passes', { iterations: 7 }],
  ['five lanes', { parallelism: 5 }],
  ['no number', { iterations: '3' as never }],
  ['half a pass more', { iterations: 3.5 }],
  ['no memory said', { memory_kib: undefined as never }],
])('promise 5: %s is refused before anything is derived', async (_what, asked) => {
  await expect(deriveMaster('quiet lantern', { ...newKdf(), ...asked })).rejects.toThrow('weak_derivation');
  expect(derived).not.toHaveBeenCalled();
});

it('promise 5: makes a new one with 64 MiB, three passes and sixteen bytes of salt', () => {
  const made = newKdf();
  expect(made).toMatchObject({ memory_kib: 65_536, iterations: 3, parallelism: 1 });
  expect(made.salt).toHaveLength(22);
  expect(newKdf().salt).not.toBe(made.salt);
});

it('takes the most that may be asked for', async () => {
  await deriveMaster('quiet lantern', { ...newKdf(), memory_kib: 262_144, iterations: 6, parallelism: 4 });
  expect(derived).toHaveBeenCalledOnce();
});

it('lets in the threads that derive, and no other script', () => {
  const createPolicy = (_name: string, rules: object): object => rules;
  vi.stubGlobal('trustedTypes', { createPolicy });
  for (const name of ['wasm', 'argon2']) expect(trustedScript(`/static/assets/${name}-worker-a1B2c3_-.js`)).toContain(name);
  for (const other of ['/static/assets/other-worker-a1B2c3_-.js', 'https://else.test/static/assets/wasm-worker-a1B2c3_-.js', '/static/assets/wasm-worker-a1B2c3_-.js?x']) {
    expect(() => trustedScript(other)).toThrow(TypeError);
  }
});
