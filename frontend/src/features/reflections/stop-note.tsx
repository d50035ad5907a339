import type { JSX } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

import { Note } from '../../ui';
import { t } from '../../words';
import { type Content, stopIn } from './reflection';

/** Says, as soon as it was chosen, that this is common and that nothing more comes. There from the start, so that it is read out. */
export function StopNote({ reflection }: { readonly reflection: Content }): JSX.Element {
  const stop = stopIn(reflection);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (stop) place.current?.scrollIntoView({ block: 'nearest' }); // on a small screen it would stand under the foot
  }, [stop]);
  return (
    <div ref={place} role="status">
      {stop && <Note tone="clay">{t(`reflections.${stop}_said`)}</Note>}
    </div>
  );
}
