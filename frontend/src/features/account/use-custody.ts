import { useEffect, useState } from 'preact/hooks';

import { describeError } from '../../ui/describe-error';
import { readCustody } from '../../session/keys';

type Custody = Awaited<ReturnType<typeof readCustody>>;

/** How the account's keys stand on the server: still on its way (null), here, or a plain sentence why not. */
export function useCustody(): { custody: Custody | null; error: string } {
  const [custody, setCustody] = useState<Custody | null>(null);
  const [error, setError] = useState('');
  useEffect(() => {
    readCustody().then(setCustody, (reason: unknown) => setError(describeError(reason)));
  }, []);
  return { custody, error };
}
