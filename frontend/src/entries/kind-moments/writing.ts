export { isBlank } from '../change';
export { blank, mergeMoment as merge } from './moment';

/** It is kept from its first word on: there is nothing to go on with. */
export const draft = (): null => null;
