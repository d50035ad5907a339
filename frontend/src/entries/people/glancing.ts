import type { Gist } from '../home';

export const gist: Gist = {
  stands: ['answers.relation', 'answers.supports'],
  said: ['words.strengths', 'words.support_words'],
  expected: ['words.expect'],
  came: ['words.really_did'],
};
export const remembered = true; // strengths are good to have at hand
export const first = false;
