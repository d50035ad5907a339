export { isBlank } from '../change';
export { blank, mergeLetter as merge } from './letter';

/** It is kept from its first word on, and no page asks to go on with it: it waits for nothing. */
export const draft = (): null => null;
