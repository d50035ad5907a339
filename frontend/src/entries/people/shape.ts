import { hash } from '../../library/hash';
import type { IconNode } from '../../ui';

// Soft shapes, none of them a face: a person is told from another before a name is read, and by nobody else.
const SHAPES = [
  'M12 3.5c5 0 8.5 3 8.5 8s-3 9-8.5 9-8.5-3.6-8.5-8.6S7 3.5 12 3.5z',
  'M7 4.5c4-2.4 9.6-.6 12 3.4 2.6 4.2.8 9.6-3.6 11.7-4.2 2-9.4.6-11.4-3.8C2.2 11.9 3 6.9 7 4.5z',
  'M12 3c3 0 4 2.6 6 4s3.5 3.2 2.6 6.4c-.8 3-3.6 3.4-5.6 5.2s-4.8 2.6-7.6.6-2.6-4.4-3.6-7S4.2 7.2 6.4 5.4 9.4 3 12 3z',
  'M4 10c0-4 3.2-6.5 7-6.5 3.2 0 4.6 1.7 7.2 3.3 2.8 1.8 3 5.8 1.2 8.8-1.7 2.9-4.8 4.9-8.2 4.9C7 20.5 4 15 4 10z',
  'M8.5 4.2c2.2-1 4.6-1 6.8 0 2.4 1.1 5.2 3.4 5.2 6.6 0 5.2-3.4 9.7-8.5 9.7s-8.5-4.5-8.5-9.7c0-3.2 2.6-5.5 5-6.6z',
  'M12 3.5c4.4 0 6.2 2.5 7.6 5.5s.4 6.5-2.1 8.8-5.9 3.4-9 2.2-5-4.2-5-7.5c0-4.8 3.7-9 8.5-9z',
] as const;

/** Whose shape it is follows from the entry alone, on each of their devices. */
export function shapeOf(id: string): IconNode {
  return [['path', { d: SHAPES[hash(id) % SHAPES.length] ?? SHAPES[0], fill: 'currentColor', 'fill-opacity': 0.35 }]];
}
