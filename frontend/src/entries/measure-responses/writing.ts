import { isBlank } from '../change';
import { placeIn, type Response } from './response';

export { isBlank, merge } from '../change';
export { blank } from './response';

export function draft(response: Response): string | null {
  const { id, columns } = response;
  return columns.status === 'answering' && !isBlank(response) ? `/practice/measures/${id}/${placeIn(id)?.step ?? 'before'}` : null;
}
