import type { PieceId } from '../../library/pieces';

/** The piece that a theme of the affirmations leads to. */
export const ABOUT_THEMES: Readonly<Record<string, PieceId>> = {
  'deserving-connection': 'wanting-closeness',
  'accepting-care': 'letting-it-in',
  compliments: 'letting-it-in',
  'asking-for-help': 'asking',
  repair: 'what-repair-is',
  'not-now': 'slowly-is-fine',
  'self-compassion': 'kindness-inward',
  imperfection: 'good-enough',
  boundaries: 'safe-enough',
  safety: 'safe-enough',
  'seeing-what-is-there': 'what-others-saw',
  'to-a-part': 'more-than-one-of-you',
};
