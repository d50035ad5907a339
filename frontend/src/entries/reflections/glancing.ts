import type { Gist } from '../home';

export const gist: Gist = {
  stands: ['form', 'answers.part', 'answers.after', 'answers.whose'],
  said: ['words.kindness', 'words.heard', 'words.needs', 'words.rule', 'words.kinder'],
};
export const remembered = false;
export const first = false;
