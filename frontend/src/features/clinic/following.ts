import { useEffect } from 'preact/hooks';

import type { SharedItem } from './api';
import { stillShared } from './heartbeat';

/** Asks again where the server shares more or less than stands here, or another revision of it. */
export function useFollowing(id: string, shared: readonly SharedItem[] | undefined, again: () => void): void {
  const live = stillShared.value;
  useEffect(() => {
    if (!live || !shared || live.careLink !== id) return;
    if (live.now.size !== shared.length || shared.some(({ grant, about }) => live.now.get(grant) !== about)) again();
  }, [live]); // eslint-disable-line react-hooks/exhaustive-deps -- only what the server says now is compared
}
