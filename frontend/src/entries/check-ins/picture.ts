import type { IconNode } from '../../ui/icon';

/** The sky of a day. */
export const icon: IconNode = [['path', { d: 'M8 19h8.7a3.4 3.4 0 0 0 .5-6.8 5 5 0 0 0-9.5 1.2A2.8 2.8 0 0 0 8 19zM5.6 11.8A3.9 3.9 0 0 1 12 7.6M8.7 3.2v.9M3.2 8.8h.9M4.8 4.8l.6.6' }]];
