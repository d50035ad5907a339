import type { Gist } from '../home';

export const gist: Gist = { stands: ['answers.let_in'], said: ['words.what', 'words.meaning'] };
export const remembered = true;
export const first = false;
