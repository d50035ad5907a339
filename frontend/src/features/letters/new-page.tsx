import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../store/begun';

/** Gives a new letter its own address, and goes there; from somebody's page it is to them. */
export function NewPage(): null {
  const { route, query } = useLocation();
  const person = query['person'];
  useLayoutEffect(() => route(`/practice/letters/${begin('unsent-letters')}/write${person ? `?person=${person}` : ''}`, true), [route, person]);
  return null;
}
