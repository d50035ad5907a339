import { isQuietWithTherapist } from '../../library/own-cards';
import { isBlank } from '../change';
import { placeIn, SCREENS } from './place';
import type { SpeakUp } from './speak-up';

export { isBlank, merge } from '../change';
export { blank } from './speak-up';

/** None of it comes back by itself while the person goes quietly with their therapist. */
export function draft(speakUp: SpeakUp): string | null {
  const { id, columns } = speakUp;
  return columns.status === 'draft' && !isBlank(speakUp) && !isQuietWithTherapist() ? `/practice/speak-ups/${id}/${placeIn(id)?.screen ?? SCREENS[0]}` : null;
}
