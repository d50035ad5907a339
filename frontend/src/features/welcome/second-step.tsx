import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { slot } from '../../ui/slots';
import { CodePage } from './code-page';

/** The second step of signing in: the code, or setting an authenticator app up where the account has none and may not go on without. */
export function SecondStep(): JSX.Element {
  const [SetUp, setSetUp] = useState<FunctionComponent | null>(null);
  useEffect(() => {
    let here = true;
    // Signed in only halfway, or no answer: the code is asked for.
    void slot('secondFactor').then((page) => here && page && setSetUp(() => page));
    return () => {
      here = false;
    };
  }, []);
  return SetUp ? <SetUp /> : <CodePage />;
}
