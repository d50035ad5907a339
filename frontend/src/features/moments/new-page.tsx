import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../store/begun';

/** Gives something new its own address, and goes there. */
export function NewPage(): null {
  const { route, query } = useLocation();
  const person = query['person'];
  useLayoutEffect(() => {
    route(`/people/moments/${begin('kind-moments')}/write${person ? `?person=${person}` : ''}`, true);
  }, [route, person]);
  return null;
}
