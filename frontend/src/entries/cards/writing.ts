export { isBlank, merge } from '../change';
export { blank } from './card';

/** It is kept from its first word on: there is nothing to go on with. */
export const draft = (): null => null;
