// A browser as it was some years ago, for whoever imports this first: no curve in WebCrypto, and no WebAssembly.
import { vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 }); // in JavaScript one derivation takes seconds
vi.stubGlobal('WebAssembly', undefined);
const { subtle } = crypto;
for (const act of ['generateKey', 'importKey'] as const) {
  const native = subtle[act].bind(subtle) as (...given: unknown[]) => Promise<unknown>;
  subtle[act] = ((...given: unknown[]) =>
    given.some((one) => /^(X|Ed)25519$/.test(typeof one === 'object' ? String((one as { name?: string } | null)?.name) : String(one)))
      ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'))
      : native(...given)) as never;
}
