export { isBlank, merge } from '../change';
export { blank } from './agenda';

/** It is kept from its first line on: there is nothing to go on with. */
export const draft = (): null => null;
