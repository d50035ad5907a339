import type { JSX } from 'preact';

import { Note, Reply } from '../../ui';
import { t } from '../../i18n';
import { type Content, stopIn } from '../../entries/reflections/reflection';

/** Says, as soon as it was chosen, that this is common and that nothing more comes. */
export function StopNote({ reflection }: { readonly reflection: Content }): JSX.Element {
  const stop = stopIn(reflection);
  return <Reply to={stop}>{stop && <Note tone="clay">{t.of('reflections.*_said', stop)}</Note>}</Reply>;
}
