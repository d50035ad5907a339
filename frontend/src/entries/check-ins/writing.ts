export { merge } from '../change';
export { blank, isBlank } from './check-in';

/** It is kept from its first word on: there is nothing to go on with. */
export const draft = (): null => null;
