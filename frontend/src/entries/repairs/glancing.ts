import type { Gist } from '../home';

export const gist: Gist = {
  stands: ['answers.relation', 'answers.outcome', 'answers.choice', 'status'],
  said: ['words.happened'],
  asks: ['words.request', 'words.next_step'],
  expected: ['words.expected', 'answers.expected_sure'],
  came: ['answers.response', 'answers.against_expectation', 'words.different_from_feared'],
};
export const remembered = false;
export const first = false;
