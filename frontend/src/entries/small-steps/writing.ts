export { isBlank } from '../change';
export { blank, mergeStep as merge } from './step';

/** Nothing asks to go on with one: it may be tried, or not. */
export const draft = (): null => null;
