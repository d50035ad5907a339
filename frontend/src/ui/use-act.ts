import { useEffect, useState } from 'preact/hooks';

import { describeError } from './describe-error';

export type Act = {
  readonly busy: boolean;
  /** A plain sentence, "" when nothing went wrong. */
  readonly error: string;
  /** Runs it, once at a time. `explain` may give better words for an error it knows. */
  readonly run: (work: () => Promise<void>, explain?: (error: unknown) => string | null) => void;
  readonly clear: () => void;
};

/**
 * Something that takes a moment and can go wrong: busy meanwhile, a sentence afterwards, and nothing typed is lost. The
 * sentence is about what stood there then, so it goes with the next change of anything.
 */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const run: Act['run'] = (work, explain) => {
    if (busy) return;
    setBusy(true);
    setError('');
    work()
      .catch((reason: unknown) => setError(explain?.(reason) ?? describeError(reason)))
      .finally(() => setBusy(false));
  };
  useEffect(() => {
    if (error === '') return;
    const clear = (): void => setError('');
    document.addEventListener('input', clear, { once: true });
    return () => document.removeEventListener('input', clear);
  }, [error]);
  return { busy, error, run, clear: () => setError('') };
}
