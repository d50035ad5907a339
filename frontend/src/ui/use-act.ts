import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { describeError } from './describe-error';

/** Goes on to a screen; whoever has left the one where the act began stays where they are. */
export type Go = (href: string, replace?: boolean) => void;

export type Act = {
  readonly busy: boolean;
  /** A plain sentence, "" when nothing went wrong. */
  readonly error: string;
  /** Runs it, once at a time. `explain` may give better words for an error it knows. */
  readonly run: (work: (go: Go) => Promise<void>, explain?: (error: unknown, go: Go) => string | null) => void;
  readonly clear: () => void;
};

/**
 * Something that takes a moment and can go wrong: busy meanwhile, a sentence afterwards, and nothing typed is lost. The
 * sentence is about what stood there then, so it goes with the next change of anything. An answer that comes late pulls
 * nobody back from Help, or from wherever they have gone meanwhile.
 */
export function useAct(): Act {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState('');
  const { route } = useLocation();
  const run: Act['run'] = (work, explain) => {
    if (busy) return;
    const begun = location.pathname;
    const go: Go = (href, replace) => {
      if (location.pathname === begun) route(href, replace);
    };
    setBusy(true);
    setError('');
    work(go)
      .catch((reason: unknown) => setError(explain?.(reason, go) ?? describeError(reason)))
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
