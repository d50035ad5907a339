import type { Gist } from '../home';

export const gist: Gist = {
  stands: ['form', 'answers.part', 'answers.after', 'answers.whose', 'answers.still'],
  said: ['words.kindness', 'words.heard', 'words.needs', 'words.rule', 'words.kinder', 'words.comes_up', 'words.to_it'],
};
export const remembered = false;
export const first = false;
