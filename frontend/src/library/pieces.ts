import { allOfTheApp } from '../i18n/own';
import data from './pieces.yaml';
import { PRACTICE_PLACES } from './suggestion';

/** Where one can try what a piece is about (`tryAt`). */
export type Place = 'affirmations' | 'not_now' | 'asking' | 'kind_minute' | 'parts' | 'standard' | 'moment' | 'people' | 'practice' | 'speak_ups';

/** A short text to read, a paragraph a line. */
export type Piece = { readonly id: string; readonly title: string; readonly try: Place; readonly text: readonly string[] };

export const pieces: readonly Piece[] = allOfTheApp(data as readonly Piece[]);

const PLACES: Readonly<Record<Place, string>> = {
  affirmations: '/you/cards/library',
  not_now: '/you/cards/library/not-now',
  asking: '/you/cards/library/asking-for-help',
  kind_minute: PRACTICE_PLACES.kind_minute,
  parts: PRACTICE_PLACES.parts,
  standard: PRACTICE_PLACES.standard,
  moment: PRACTICE_PLACES.kind_moment,
  people: '/people',
  practice: PRACTICE_PLACES.repair,
  speak_ups: '/practice/speak-ups',
};

/** The address of a place. */
export function tryAt(place: Place): string {
  return PLACES[place];
}
