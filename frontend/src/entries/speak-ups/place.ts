import { drafts } from '../../store';
import { goesToTherapist } from './going';
import type { Content } from './speak-up';

/** The screens in their order: one question each. */
export const SCREENS = ['what', 'happened', 'strong', 'fear', 'hope', 'bring', 'reply'] as const;
export type Screen = (typeof SCREENS)[number];

export function isScreen(name: string | undefined): name is Screen {
  return (SCREENS as readonly (string | undefined)[]).includes(name);
}

/** Whether a reply is fine is asked only of what goes to somebody. */
export function screensOf(content: Content): readonly Screen[] {
  return SCREENS.filter((screen) => screen !== 'reply' || goesToTherapist(content));
}

export type Place = { readonly screen: Screen; readonly caret?: number };

/** Where somebody was. Kept on the device, so that closing the app in the middle loses neither step nor caret. */
export function placeIn(id: string): Place | undefined {
  return drafts.get<Place>(`speak-up/${id}`);
}

export function keepPlace(id: string, place: Place): void {
  void drafts.set(`speak-up/${id}`, place);
}

export function forgetPlace(id: string): void {
  void drafts.remove(`speak-up/${id}`);
}
