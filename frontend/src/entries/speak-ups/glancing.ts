import type { Gist } from '../home';

export const gist: Gist = {
  stands: ['answers.what', 'answers.how_strong'],
  said: ['words.happened'],
  asks: ['answers.bringing', 'answers.hopes', 'words.hope', 'answers.reply_is_fine'],
  expected: ['words.fear'],
  fears: true,
  yes: ['answers.reply_is_fine'],
};
export const remembered = false;
export const first = false;
