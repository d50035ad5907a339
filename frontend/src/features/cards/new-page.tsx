import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../offline/begun';
import { originFrom } from './card';

/** Gives a new card its own address, and goes there. */
export function NewPage(): null {
  const { route, query } = useLocation();
  const origin = originFrom(query['origin']);
  useLayoutEffect(() => route(`/you/cards/${begin('cards')}?origin=${origin}`, true), [route, origin]);
  return null;
}
