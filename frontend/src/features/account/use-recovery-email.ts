import { useFetched } from '../../ui/use-fetched';
import { readRecoveryEmail, type RecoveryEmail } from '../../session/email';

type Read = {
  readonly email: RecoveryEmail | null;
  readonly error: string;
  readonly set: (email: RecoveryEmail) => void;
};

/** The e-mail to get back in, as the server has it: still on its way (null), here, or a plain sentence why not. */
export function useRecoveryEmail(): Read {
  const { data, error, set } = useFetched(readRecoveryEmail);
  return { email: data, error, set };
}
