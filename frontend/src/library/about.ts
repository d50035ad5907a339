import type { PieceId } from './pieces';

/**
 * Where a piece is led to from, and which: a screen of a walk by its feature and name, any other by a name of its own.
 * A screen that is not here leads to none; app/more-about.test.tsx holds that each of these is one, and each piece met.
 */
export const ABOUT: Readonly<Record<string, PieceId>> = {
  'practice/closeness': 'out-of-step',
  'practice/steady': 'the-wise-adult',
  'practice/echo': 'an-old-echo',
  'practice/choice': 'slowly-is-fine',
  'practice/say': 'what-repair-is',
  'practice/kind': 'learning-to-keep-quiet',
  'practice/session': 'bringing-it-to-therapy',
  'reflections/kind_minute': 'kindness-inward',
  'reflections/parts': 'more-than-one-of-you',
  'reflections/wise': 'the-wise-adult',
  'reflections/standard': 'good-enough',
  'reflections/keeps_away': 'the-coat',
  'reflections/once': 'longing-and-stopping',
  'speakup/what': 'bringing-it-to-therapy',
  'letters/list': 'an-old-echo',
  'steps/list': 'asking',
  'moments/write': 'letting-it-in',
  'people/offers': 'what-healthy-looks-like',
  'people/ease': 'safe-enough',
  'people/giving': 'nothing-in-return',
};
