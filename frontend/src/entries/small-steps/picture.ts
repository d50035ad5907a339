import type { IconNode } from '../../ui/icon';

/** A few low stones to step on. */
export const icon: IconNode = [
  ['ellipse', { cx: 6.5, cy: 18, rx: 4, ry: 2.25 }],
  ['ellipse', { cx: 16, cy: 12.5, rx: 4, ry: 2 }],
  ['ellipse', { cx: 9, cy: 6.5, rx: 3.5, ry: 1.75 }],
];
