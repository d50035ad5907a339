import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../store/begun';

/** Gives a new letter its own address, and goes there; from somebody's page it is to them, or to oneself. */
export function NewPage(): null {
  const { route, query } = useLocation();
  const { person, to } = query;
  const with_ = person ? `?person=${person}` : to ? `?to=${to}` : '';
  useLayoutEffect(() => route(`/practice/letters/${begin('unsent-letters')}/write${with_}`, true), [route, with_]);
  return null;
}
