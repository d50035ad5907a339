import type { IconNode } from '../../ui';

// What the places of sharing are known by,
// each drawn for this in lines of 24 by 24: one quiet thing of a household each.
const one = (d: string): IconNode => [['path', { d }]];

/** a door that stands a little open */
export const sharing = one('M6 20V4.5h12V20M3.5 20h17M6 4.5L12.5 7v13M10 13.2v.6');
/** a leaf that a hand holds out */
export const suggestions = one('M4 15.5c2 2.7 5 4 8 4s6-1.3 8-4M12 14V9.5M12 11.5c-2.6 0-4.2-1.4-4.2-3.8 2.6 0 4.2 1.4 4.2 3.8zM12 9.8c0-2.5 1.6-4.3 4.2-4.3 0 2.6-1.6 4.3-4.2 4.3z');
/** a book in which each visit is written down */
export const log = one('M7 4h10.5a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1H7zM4.5 8H7M4.5 12H7M4.5 16H7M10.3 9h4.9M10.3 12.5h4.9');
