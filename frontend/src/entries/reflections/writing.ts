import { isBlank } from '../change';
import { placeIn, SCREENS } from './place';
import { type Reflection, stopIn } from './reflection';

export { isBlank, merge } from '../change';
export { blank } from './reflection';

/** Not one that an answer stopped: it asks nothing more. */
export function draft(reflection: Reflection): string | null {
  const { id, columns } = reflection;
  const open = columns.status === 'draft' && !isBlank(reflection) && stopIn(reflection) === null;
  return open ? `/practice/reflections/${id}/${placeIn(id)?.screen ?? SCREENS[columns.form][0]}` : null;
}
