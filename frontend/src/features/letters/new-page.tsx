import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../store/begun';

/** Gives a new letter its own address, and goes there. */
export function NewPage(): null {
  const { route } = useLocation();
  useLayoutEffect(() => route(`/practice/letters/${begin('unsent-letters')}/write`, true), [route]);
  return null;
}
