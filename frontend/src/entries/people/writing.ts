export { isBlank, merge } from '../change';
export { blank } from './person';

/** Each text of theirs is kept as it is typed: there is nothing to go on with. */
export const draft = (): null => null;
