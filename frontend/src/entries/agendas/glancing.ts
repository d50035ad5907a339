import type { Gist } from '../home';

export const gist: Gist = { stands: [], said: ['words.items'], lists: ['words.items'] };
export const remembered = false;
export const first = true; // what they want to speak about, before all else
