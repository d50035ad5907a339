import { drafts } from '../../store';

/** Under which name the caret of what is written about somebody is kept. */
export function placeOf(id: string): string {
  return `person/${id}`;
}

/** What stood only on this device about somebody. */
export function forgetPlace(id: string): void {
  void drafts.remove(placeOf(id));
}
