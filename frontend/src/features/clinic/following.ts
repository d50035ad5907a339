import { useEffect, useRef } from 'preact/hooks';

import { type Fetched, useFetched } from '../../ui/use-fetched';
import type { ClientCase } from './api';
import { caseload } from './caseload';
import { stillShared } from './heartbeat';
import { isLive } from './opened';

/**
 * What is asked of the server as by `useFetched`. What `follow` asks for, the page asks by itself: the session does not
 * last longer for it.
 */
export function useUnattended<Data>(fetchIt: (unattended: boolean) => Promise<Data>, key: string): Fetched<Data> & { readonly follow: () => void } {
  const unattended = useRef(false);
  const fetched = useFetched(() => fetchIt(unattended.current), key);
  const follow = (): void => {
    unattended.current = true;
    fetched.again(); // it asks at once
    unattended.current = false;
  };
  return { ...fetched, follow };
}

/**
 * What a page shows of a client, by a key of its own. Asked for again where the server shares more or less than stands
 * here, or another revision of it, and where their row in the caseload says something else by now: unattended then.
 */
export function useFollowing<Data>(id: string, key: string, fetchIt: (unattended: boolean) => Promise<Data>, oneOf: (data: Data) => ClientCase): Fetched<Data> {
  const live = stillShared.value;
  const row = caseload.value?.find(({ care_link }) => care_link === id);
  const at = useRef({ asking: 0, compared: row });
  const { follow, ...fetched } = useUnattended(async (unattended) => {
    at.current.asking += 1;
    return fetchIt(unattended).finally(() => (at.current.asking -= 1));
  }, key);
  const one = fetched.data && oneOf(fetched.data);
  useEffect(() => {
    if (!live || !one || live.careLink !== id) return;
    if (live.now.size !== one.shared.length || !one.shared.every((item) => isLive(live.now, item))) follow();
  }, [live]); // eslint-disable-line react-hooks/exhaustive-deps -- only what the server says now is compared
  useEffect(() => {
    // Once, and with what is on its way here already: not again with each answer.
    if (!row || !one || row === at.current.compared || at.current.asking > 0) return;
    at.current.compared = row;
    if (saidOf(row) !== saidOf(one)) follow();
  }, [row, one]); // eslint-disable-line react-hooks/exhaustive-deps -- what else it calls is made anew at each drawing
  return fetched;
}

type Said = Pick<ClientCase, 'next_session_at' | 'last_session_at' | 'every_weeks' | 'review'>;

/** What a client's page says as well as their row. */
function saidOf({ next_session_at, last_session_at, every_weeks, review }: Said): string {
  return JSON.stringify([next_session_at, last_session_at, every_weeks, review.map(({ reason, on }) => [reason, on])]);
}
