import { useEffect, useState } from 'preact/hooks';

import { describeError } from '../../ui/describe-error';
import { readRecoveryEmail, type RecoveryEmail } from '../../session/email';

type Read = {
  readonly email: RecoveryEmail | null;
  readonly error: string;
  readonly set: (email: RecoveryEmail) => void;
};

/** The e-mail to get back in, as the server has it: still on its way (null), here, or a plain sentence why not. */
export function useRecoveryEmail(): Read {
  const [email, set] = useState<RecoveryEmail | null>(null);
  const [error, setError] = useState('');
  useEffect(() => {
    readRecoveryEmail().then(set, (reason: unknown) => setError(describeError(reason)));
  }, []);
  return { email, error, set };
}
