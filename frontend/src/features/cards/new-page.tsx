import { useLayoutEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso/router';

import { begin } from '../../store/begun';
import { originFrom } from '../../entries/cards/card';

/**
 * Gives a new card its own address, and goes there: an empty one, or (`from`) one that begins with the words of a
 * text.
 */
export function NewPage(): null {
  const { route, query } = useLocation();
  const origin = originFrom(query['origin']);
  const from = query['from'] ? `&from=${encodeURIComponent(query['from'])}` : '';
  useLayoutEffect(() => route(`/you/cards/${begin('cards')}?origin=${origin}${from}`, true), [route, origin, from]);
  return null;
}
