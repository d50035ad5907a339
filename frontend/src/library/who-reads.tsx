import type { JSX } from 'preact';

import { t } from '../i18n';
import { session } from '../session/state';

/** Who can open what the person writes: another sentence where a spare key is kept than where they alone hold it. */
export function WhoReads(): JSX.Element {
  return <>{t.of('shell.words', session.value.custody)}</>;
}
