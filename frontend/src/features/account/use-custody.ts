import { useFetched } from '../../ui/use-fetched';
import { readCustody } from '../../session/keys';

type Custody = Awaited<ReturnType<typeof readCustody>>;

/** How the account's keys stand on the server: still on its way (null), here, or a plain sentence why not. */
export function useCustody(): { custody: Custody | null; error: string } {
  const { data, error } = useFetched(readCustody);
  return { custody: data, error };
}
