import { drafts } from '../store';
import type { Lately } from './deck';

export const LATELY = 'today/lately';

/** When each thought last came on this device. */
export function shownLately(): Lately {
  return drafts.get<Lately>(LATELY) ?? {};
}
