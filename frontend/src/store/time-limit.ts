// A browser's store that has stopped answering: nobody waits for it longer than this.

const STEP_MS = 5_000;
const STEPS = 2;

/**
 * Whatever is asked of it rejects with a TimeoutError once a transaction has not ended in time; the transaction is
 * given up then, so that nothing of it comes later.
 */
export function timeLimited<Target extends object>(database: Target): Target {
  return wrapped(database, null);
}

type Ends = { readonly done: Promise<unknown>; readonly abort: () => void };

function wrapped<Target extends object>(target: Target, limit: Promise<never> | null): Target {
  return new Proxy(target, {
    get: (_, name) => {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return inTime(value, limit);
      return (...args: unknown[]) => {
        const result: unknown = Reflect.apply(value, target, args);
        if (limit) return inTime(result, limit);
        if (isTransaction(result)) return wrapped(result, limitOf(result.done, () => result.abort()));
        return result instanceof Promise ? inTime(result, limitOf(result)) : result;
      };
    },
  });
}

function isTransaction(value: unknown): value is Ends {
  return typeof value === 'object' && value !== null && 'done' in value;
}

function inTime(value: unknown, limit: Promise<never> | null): unknown {
  if (!limit || typeof value !== 'object' || value === null) return value;
  if (!(value instanceof Promise)) return wrapped(value, limit);
  const first = Promise.race([value, limit]);
  first.catch(() => undefined); // some are not waited for: the end of their transaction says it
  return first;
}

/** A page that was frozen goes on where it was: one step may be over by then, and the store has another. */
function limitOf(done: Promise<unknown>, giveUp: () => void = () => undefined): Promise<never> {
  const limit = new Promise<never>((_, reject) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (left: number): void => {
      timer = setTimeout(() => {
        if (left > 1) return wait(left - 1);
        reject(new DOMException('no answer', 'TimeoutError'));
        try {
          giveUp();
        } catch {
          // it has just ended
        }
      }, STEP_MS);
    };
    wait(STEPS);
    done.then(() => clearTimeout(timer), () => clearTimeout(timer));
  });
  limit.catch(() => undefined);
  return limit;
}
