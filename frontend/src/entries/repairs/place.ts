import { drafts } from '../../store';

type Place = { readonly screen: string; readonly field?: string; readonly caret?: number; /** The walk was gone to its end. */ readonly ended?: true };

/**
 * Where somebody was in a repair. Kept on the device, so that closing the app in the middle loses neither step nor
 * caret.
 */
export function placeIn(id: string): Place | undefined {
  return drafts.get<Place>(`repair/${id}`);
}

export function keepPlace(id: string, place: Place): void {
  void drafts.set(`repair/${id}`, place);
}

/**
 * What stood only on this device about a repair: the place, the pause, the line that was confirmed, the words that
 * were chosen.
 */
export function forgetPlace(id: string): void {
  for (const name of ['', '/pause', '/safe', '/try', '/speak-up', '/again']) void drafts.remove(`repair/${id}${name}`);
}
