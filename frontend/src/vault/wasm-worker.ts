import { argon2id } from 'hash-wasm';

import type { Bytes } from './bytes';
import type { Argon2Task } from './argon2-worker';

// Off the page's own thread: as long as a key is being derived, whoever has to leave still can.
addEventListener('message', ({ data }: MessageEvent<Argon2Task>) => {
  const { password, salt, t: iterations, m: memorySize, p: parallelism } = data;
  // Null where the browser does not let it run: a promise that is refused would tell the page nothing.
  argon2id({ password, salt, iterations, memorySize, parallelism, hashLength: 32, outputType: 'binary' }).then(
    (master) => postMessage(master as Bytes),
    () => postMessage(null),
  );
});
