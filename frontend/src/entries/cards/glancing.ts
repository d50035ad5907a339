import type { Gist } from '../home';

export const gist: Gist = { stands: [], said: ['words.text'] };
export const remembered = true;
export const first = false;
