import type { JSX } from 'preact';

import { Slot } from '../../ui/slots';
import { CodePage } from './code-page';

/**
 * The second step of signing in: the code, or setting an authenticator app up where the account has none and may not
 * go on without. Who is signed in only halfway, or gets no answer, is asked for the code.
 */
export function SecondStep(): JSX.Element {
  return (
    <Slot name="secondFactor" given={{}}>
      <CodePage />
    </Slot>
  );
}
