import { useCallback, useEffect, useRef, useState } from 'preact/hooks';

import { ApiError, Offline } from '../api/errors';
import { unwritten } from '../api/unwritten';
import { t } from '../i18n';
import { describeError } from './describe-error';

export type Fetched<Data> = {
  /** null until it is here. What was shown before stays while it is fetched again. */
  readonly data: Data | null;
  /** A plain sentence, "" when nothing went wrong. */
  readonly error: string;
  readonly again: () => void;
  /** Shows what a write answered with. */
  readonly set: (data: Data) => void;
};

/** A plain sentence for what kept a page from being fetched: nothing was typed there, so nothing is said of that. */
export function describeUnread(error: unknown): string {
  if (error instanceof ApiError && error.status < 500) return describeError(error);
  return t(error instanceof Offline ? 'errors.unread_offline' : 'errors.unread');
}

/** What the server holds now, fetched when the page opens and whenever `again` is called. Nothing of it is kept. */
export function useFetched<Data>(fetchIt: () => Promise<Data>, key = ''): Fetched<Data> {
  const [held, setHeld] = useState<{ key: string; data: Data | null; error: string }>({ key, data: null, error: '' });
  const asked = useRef(0);
  const latest = useRef(fetchIt);
  latest.current = fetchIt;
  const again = useCallback((): void => {
    const turn = ++asked.current;
    unwritten(() => latest.current()).then(
      (data) => turn === asked.current && setHeld({ key, data, error: '' }),
      (reason: unknown) => turn === asked.current && setHeld((before) => ({ key, data: before.key === key ? before.data : null, error: describeUnread(reason) })),
    );
  }, [key]);
  const set = useCallback(
    (data: Data): void => {
      asked.current += 1;
      setHeld({ key, data, error: '' });
    },
    [key],
  );
  useEffect(() => {
    again();
    return () => {
      asked.current += 1; // an answer that comes after the page has gone is for nobody
    };
  }, [again]);
  const current = held.key === key ? held : { data: null, error: '' };
  return { data: current.data, error: current.error, again, set };
}
