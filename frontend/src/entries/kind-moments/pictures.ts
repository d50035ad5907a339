import type { MomentDirection } from '../../api/vocabularies/moment-direction';
import type { IconNode } from '../../ui';

// Which way a kindness went, in one small drawing each.
const HEART = 'M12 10.5S8.5 8.4 8.5 6a1.9 1.9 0 0 1 3.5-1.1A1.9 1.9 0 0 1 15.5 6c0 2.4-3.5 4.5-3.5 4.5z';
const PICTURES: Readonly<Record<MomentDirection, IconNode>> = {
  // it comes to rest in a hand
  received: [['path', { d: HEART }], ['path', { d: 'M4 14c1.5 3.8 4.6 5.5 8 5.5s6.5-1.7 8-5.5' }]],
  // it leaves a hand
  gave: [['path', { d: HEART }], ['path', { d: 'M4 19.5c2-3.8 4.8-5.5 8-5.5s6 1.7 8 5.5' }]],
  // it stays in the round
  gave_myself: [['path', { d: HEART, transform: 'translate(0 4.5)' }], ['circle', { cx: 12, cy: 12, r: 8.5 }]],
  // it is seen from a window
  saw: [['path', { d: HEART, transform: 'translate(0 4)' }], ['path', { d: 'M4.5 20V11a7.5 7.5 0 0 1 15 0v9z' }]],
};

export function pictureOf(direction: MomentDirection | null | undefined): IconNode {
  return PICTURES[direction ?? 'received'];
}
