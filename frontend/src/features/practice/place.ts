import { drafts } from '../../offline';

/** The screens of a light repair, in order. One question each; a step has one or two. */
export const SCREENS = ['happened', 'closeness', 'choice', 'expected', 'outcome', 'keepsake'] as const;
export type Screen = (typeof SCREENS)[number];

/** The numbers are those of the whole practice, so that a deeper walk later finds its steps between these. */
export const STEPS: readonly { readonly id: 'what_happened' | 'choose' | 'outcome'; readonly screens: readonly Screen[] }[] = [
  { id: 'what_happened', screens: ['happened', 'closeness'] },
  { id: 'choose', screens: ['choice', 'expected'] },
  { id: 'outcome', screens: ['outcome', 'keepsake'] },
];

export function isScreen(name: string | undefined): name is Screen {
  return (SCREENS as readonly (string | undefined)[]).includes(name);
}

export function after(screen: Screen): Screen | null {
  return SCREENS[SCREENS.indexOf(screen) + 1] ?? null;
}

type Place = { readonly screen: Screen; readonly caret?: number };

/** Where somebody was in a repair. Kept on the device, so that closing the app in the middle loses neither step nor caret. */
export function placeIn(id: string): Place | undefined {
  return drafts.get<Place>(`repair/${id}`);
}

export function keepPlace(id: string, place: Place): void {
  void drafts.set(`repair/${id}`, place);
}

export function forgetPlace(id: string): void {
  void drafts.remove(`repair/${id}`);
}
