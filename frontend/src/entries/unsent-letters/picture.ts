import type { IconNode } from '../../ui/icon';

/** A folded sheet that lies in a drawer. */
export const icon: IconNode = [
  ['path', { d: 'M7 13V5.5A1.5 1.5 0 0 1 8.5 4h7A1.5 1.5 0 0 1 17 5.5V13M10 7.5h4M10 10.5h2.5M3.5 13h17v5.5A1.5 1.5 0 0 1 19 20H5a1.5 1.5 0 0 1-1.5-1.5zM10 16.5h4' }],
];
