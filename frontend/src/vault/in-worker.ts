import { trustedScript } from './trusted';

/** What a script of the app answers to one task in a thread of its own, which ends with it. */
export async function inWorker<Answer>(address: string, task: object): Promise<Answer> {
  const worker = new Worker(trustedScript(address));
  try {
    return await new Promise((resolve, reject) => {
      worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => resolve(data));
      worker.addEventListener('error', () => reject(new Error('the key could not be derived')));
      worker.postMessage(task);
    });
  } finally {
    worker.terminate();
  }
}
