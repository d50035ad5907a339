import { isQuietWithTherapist } from '../../library/own-cards';
import { isBlank } from '../change';
import { placeIn, type Response } from './response';

export { isBlank, merge } from '../change';
export { blank } from './response';

/** It was a therapist who asked: none of it comes back by itself while the person goes quietly with theirs. */
export function draft(response: Response): string | null {
  const { id, columns } = response;
  return columns.status === 'answering' && !isBlank(response) && !isQuietWithTherapist() ? `/practice/measures/${id}/${placeIn(id)?.step ?? 'before'}` : null;
}
