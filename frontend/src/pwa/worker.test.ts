import { beforeEach, describe, expect, test, vi } from 'vitest';

type State = ServiceWorkerState;

/** A worker being installed, and what the browser says of it. */
class Installing extends EventTarget {
  state: State = 'installing';

  becomes(state: State): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

function registrationOf(installing: Installing, active: object | null = null): object {
  return Object.assign(new EventTarget(), { installing, active, waiting: null });
}

const register = vi.fn();

async function registerWorker(): Promise<void> {
  await (await import('./worker')).registerWorker();
}

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers();
  register.mockReset();
  vi.stubGlobal('navigator', { serviceWorker: { register, controller: null } });
  return () => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  };
});

describe('an installation that broke', () => {
  test('is begun anew after a while, and each time later', async () => {
    const workers = [new Installing(), new Installing(), new Installing()];
    for (const worker of workers) register.mockResolvedValueOnce(registrationOf(worker));
    await registerWorker();
    workers[0]?.becomes('redundant');
    await vi.advanceTimersByTimeAsync(1999);
    expect(register).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(register).toHaveBeenCalledTimes(2);
    workers[1]?.becomes('redundant');
    await vi.advanceTimersByTimeAsync(9999);
    expect(register).toHaveBeenCalledTimes(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(register).toHaveBeenCalledTimes(3);
  });

  test('is begun anew when not even the script came, and given up in the end', async () => {
    register.mockRejectedValue(new TypeError('Failed to fetch'));
    await registerWorker();
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    expect(register).toHaveBeenCalledTimes(5);
  });

  test.each(['installed', 'activating', 'activated'] as const)('is not one that came to %s', async (state) => {
    const worker = new Installing();
    register.mockResolvedValue(registrationOf(worker));
    await registerWorker();
    worker.becomes(state);
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    expect(register).toHaveBeenCalledTimes(1);
  });

  test('of a newer version leaves the one that is there', async () => {
    const worker = new Installing();
    register.mockResolvedValue(registrationOf(worker, {}));
    await registerWorker();
    worker.becomes('redundant');
    await vi.advanceTimersByTimeAsync(24 * 60 * 60 * 1000);
    expect(register).toHaveBeenCalledTimes(1);
  });
});
