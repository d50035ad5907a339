import type { IconNode } from '../../ui/icon';

/** Two chairs that stand towards each other. */
export const icon: IconNode = [['path', { d: 'M4.5 5v8.5H10V20M4.5 13.5V20M19.5 5v8.5H14V20M19.5 13.5V20' }]];
