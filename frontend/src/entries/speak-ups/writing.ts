import { isBlank } from '../change';
import { placeIn, SCREENS } from './place';
import type { SpeakUp } from './speak-up';

export { isBlank, merge } from '../change';
export { blank } from './speak-up';

export function draft(speakUp: SpeakUp): string | null {
  const { id, columns } = speakUp;
  return columns.status === 'draft' && !isBlank(speakUp) ? `/practice/speak-ups/${id}/${placeIn(id)?.screen ?? SCREENS[0]}` : null;
}
