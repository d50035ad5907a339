import { t } from '../i18n';
import type { PIECES } from '../i18n/families';
import { ofTheApp } from '../i18n/own';
import data from './pieces.yaml';
import { PRACTICE_PLACES } from './suggestion';

/** Where one can try what a piece is about (`tryAt`). */
export type Place = 'affirmations' | 'not_now' | 'kind_minute' | 'parts' | 'standard' | 'moment' | 'people' | 'practice' | 'speak_ups' | 'keeps_away' | 'letters' | 'small_steps';

export type PieceId = (typeof PIECES)[number];

/** A short text to read (area `pieces`). */
export type Piece = { readonly id: PieceId; readonly try: Place };

export const pieces = data as readonly Piece[];

export function titleOf({ id }: Piece): string {
  return t.of('pieces.*_title', id);
}

/** Its paragraphs. */
export function textOf({ id }: Piece): readonly string[] {
  return t.of('pieces.*_text', id).split('\n').map(ofTheApp);
}

const PLACES: Readonly<Record<Place, string>> = {
  affirmations: '/you/cards/library',
  not_now: '/you/cards/library/not-now',
  kind_minute: PRACTICE_PLACES.kind_minute,
  parts: PRACTICE_PLACES.parts,
  standard: PRACTICE_PLACES.standard,
  moment: PRACTICE_PLACES.kind_moment,
  people: '/people',
  practice: PRACTICE_PLACES.repair,
  speak_ups: '/practice/speak-ups',
  keeps_away: '/practice/reflections/new/keeps_away',
  letters: '/practice/letters',
  small_steps: '/practice/small-steps',
};

/** The address of a place. */
export function tryAt(place: Place): string {
  return PLACES[place];
}
