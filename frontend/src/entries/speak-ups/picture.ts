import type { IconNode } from '../../ui/icon';

/** Something that is said, and was not smooth. */
export const icon: IconNode = [
  ['path', { d: 'M6 4.5h12a2 2 0 0 1 2 2V14a2 2 0 0 1-2 2h-6.2L7 19.7V16H6a2 2 0 0 1-2-2V6.5a2 2 0 0 1 2-2z' }],
  ['path', { d: 'M7.8 10.7c1.4-2 2.8-2 4.2 0s2.8 2 4.2 0' }],
];
