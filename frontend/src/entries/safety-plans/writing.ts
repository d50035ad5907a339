export { isBlank, merge } from '../change';
export { blank } from './plan';

/** It is kept from its first letter on: there is nothing to go on with. */
export const draft = (): null => null;
