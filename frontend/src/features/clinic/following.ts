import { useEffect } from 'preact/hooks';

import type { SharedItem } from './api';
import { stillShared } from './heartbeat';
import { isLive } from './opened';

/** Asks again where the server shares more or less than stands here, or another revision of it. */
export function useFollowing(id: string, shared: readonly SharedItem[] | undefined, again: () => void): void {
  const live = stillShared.value;
  useEffect(() => {
    if (!live || !shared || live.careLink !== id) return;
    if (live.now.size !== shared.length || !shared.every((item) => isLive(live.now, item))) again();
  }, [live]); // eslint-disable-line react-hooks/exhaustive-deps -- only what the server says now is compared
}
