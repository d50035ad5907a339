import type { JSX } from 'preact';

import { loadWords } from '../../i18n';
import type { Repair } from './answers';

// Apart from what imports this, which would grow beyond what a route may weigh; and awaited, because an export draws it at once. Where
// it can't be had nothing else on the device could be either.
const part = await Promise.all([import('./read-rows'), loadWords('sharing')]).then(
  ([found]) => found,
  () => null,
);

/** What was written and chosen, line by line. What was skipped does not appear at all. */
export function Reading({ repair }: { repair: Repair }): JSX.Element | null {
  return part && <part.Rows repair={repair} />;
}
