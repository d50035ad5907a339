import type { FunctionComponent, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import { loadWords } from '../../words';
import { CodePage } from './code-page';

/** The second step of signing in: the code, or setting an authenticator app up where the account has none and may not go on without. */
export function SecondStep(): JSX.Element {
  const [SetUp, setSetUp] = useState<FunctionComponent | null>(null);
  useEffect(() => {
    let here = true;
    void setUpPage().then(
      (page) => here && page && setSetUp(() => page),
      () => undefined, // signed in only halfway, or no answer: the code is asked for
    );
    return () => {
      here = false;
    };
  }, []);
  return SetUp ? <SetUp /> : <CodePage />;
}

async function setUpPage(): Promise<FunctionComponent | null> {
  const { newAuthenticator } = await import('../clinic/second-factor');
  if ((await newAuthenticator()) === null) return null;
  const [{ SecondFactorPage }] = await Promise.all([import('../clinic/second-factor-page'), loadWords('clinic', 'sharing')]);
  return SecondFactorPage;
}
