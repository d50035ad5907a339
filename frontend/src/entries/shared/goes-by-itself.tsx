import type { JSX } from 'preact';

import { useLoaded } from '../../ui/use-loaded';
import type { Kind } from '../../store';

/**
 * On the page of what goes to a therapist by itself, and where such an entry is first written: that it does, and the
 * way to keep this one. Nothing elsewhere. The entry need not be there yet.
 */
export function GoesByItself(entry: { kind: Kind; id: string }): JSX.Element | null {
  const part = useLoaded(() => import('./going'));
  return part && <part.Going {...entry} />;
}
