import type { IconNode } from '../../ui';

// What the places of one's own data are known by,
// each drawn for this in lines of 24 by 24: one quiet thing of a household each.
const one = (d: string): IconNode => [['path', { d }]];

/** a bag that is packed */
export const take = one('M6 8.5h12l1 11H5zM9 11V7a3 3 0 0 1 6 0v4');
/** a bag that something goes back into */
export const bringBack = one('M6 11.5h12l1 8H5zM12 3.5V15M9.3 12.5L12 15.2l2.7-2.7');
/** a bin with its lid off */
export const erase = one('M6.5 10h11l-1 10h-9zM10.5 13.5v3M13.5 13.5v3M5.5 7.2l12-2.6M10.2 6l-.4-1.6 2.9-.6.4 1.5');
