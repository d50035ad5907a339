import type { IconNode } from '../../ui';

// What the places of looking back are known by, each drawn for this in lines of 24 by 24.
const one = (d: string): IconNode => [['path', { d }]];

/** a month of days */
export const calendar = one('M6.5 5.5h11A2.5 2.5 0 0 1 20 8v9.5a2.5 2.5 0 0 1-2.5 2.5h-11A2.5 2.5 0 0 1 4 17.5V8a2.5 2.5 0 0 1 2.5-2.5zM4 10h16M8.5 3.5v3.5M15.5 3.5v3.5M8.5 13.5h.01M12 13.5h.01M15.5 13.5h.01M8.5 16.7h.01M12 16.7h.01');
/** a jar that holds something dear */
export const kept = one('M8 4h8M8.7 4v2.7C6.8 7.6 6 9 6 10.7V18a2 2 0 0 0 2 2h8a2 2 0 0 0 2-2v-7.3c0-1.7-.8-3.1-2.7-4V4M12 17c-2.5-1.5-3.4-2.7-3.4-4a1.8 1.8 0 0 1 3.4-.9 1.8 1.8 0 0 1 3.4.9c0 1.3-.9 2.5-3.4 4z');
/** what was feared, and what came */
export const then: IconNode = [
  ['circle', { cx: 7.5, cy: 12, r: 4, 'stroke-dasharray': '1.5 2.7' }],
  ['circle', { cx: 16.5, cy: 12, r: 4 }],
];
/** a line of hills */
export const pictures = one('M3.5 16.5c2.5-5.5 5-6.5 7.5-3s5 3 9.5-5M7 8.5h.01M12.5 9.5h.01M16.5 16.5h.01M3.5 20h17');
