import type { IconNode } from '../../ui';

// What the other places of You are known by,
// each drawn for this in lines of 24 by 24: one quiet thing of a household each.
const one = (d: string): IconNode => [['path', { d }]];

/** a small bell on its cord */
export const reminders = one('M6.5 16.5c1-1.3 1-2.8 1-5a4.5 4.5 0 0 1 9 0c0 2.2 0 3.7 1 5zM12 3.5V7M10.3 19.2a1.8 1.8 0 0 0 3.4 0');
/** a note whose corner is turned up */
export const affirmations = one('M5 5h14v10l-4.5 4.5H5zM19 15h-4.5v4.5M8.5 9h7M8.5 12.5h4');
/** a tag with a name on it */
export const name = one('M6 8.5h12a2 2 0 0 1 2 2V17a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2v-6.5a2 2 0 0 1 2-2zM10 8.5V5h4v3.5M8 14.5c1.2-2 2.2-2 3.2 0s2 2 3.2 0c.5-1 1-1.2 1.6-.8');
/** a lamp with its shade */
export const look = one('M9 4.5h6l3 7.5H6zM12 12v8M8.5 20h7M14.8 12v2.8');
/** a hanger for what is worn outside */
export const guise = one('M12 10V8.6c0-.8 1.9-1.2 1.9-2.9a1.9 1.9 0 0 0-3.8 0M12 10l8 6.2c1 .8.5 2.3-.8 2.3H4.8c-1.3 0-1.8-1.5-.8-2.3z');
/** a signpost */
export const place = one('M12 3.5V5M12 10.5V13M12 18v2.5M6 5h10l2.5 2.7L16 10.5H6zM18 13H9l-2.5 2.5L9 18h9z');
/** a plate with its keyhole */
export const lock: IconNode = [
  ['rect', { x: 6.5, y: 3.5, width: 11, height: 17, rx: 5.5 }],
  ['path', { d: 'M12 11.5V16M12 11.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z' }],
];
/** a key */
export const account: IconNode = [
  ['circle', { cx: 7.8, cy: 12, r: 3.8 }],
  ['path', { d: 'M11.6 12h9v3.2M16.8 12v2.4M7.8 12h.01' }],
];
/** a phone with the sun on it */
export const install: IconNode = [
  ['rect', { x: 7, y: 3.5, width: 10, height: 17, rx: 2.5 }],
  ['path', { d: 'M10.6 17.7h2.8M9.3 12.6a2.7 2.7 0 0 1 5.4 0M9 12.6h6M12 7.8v.4' }],
];
/** something said, and room for more */
export const tell = one('M6 4.5h12a2 2 0 0 1 2 2V14a2 2 0 0 1-2 2h-6.2L7 19.7V16H6a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2zM8.3 9h7.4M8.3 12h4.2');
/** a lantern */
export const about = one('M8.8 8.5h6.4L17 17.5H7zM7 20h10M10 8.5V6.3a2 2 0 0 1 4 0v2.2M12 12v2.5');
