import type { JSX } from 'preact';

import { Callout, Reply } from '../../ui';
import { t } from '../../i18n';
import { type Content, stopIn } from '../../entries/reflections/reflection';

/** Says, as soon as it was chosen, that this is common and that nothing more comes. */
export function StopCallout({ reflection }: { readonly reflection: Content }): JSX.Element {
  const stop = stopIn(reflection);
  return <Reply to={stop}>{stop && <Callout tone="clay">{t.of('reflections.*_said', stop)}</Callout>}</Reply>;
}
